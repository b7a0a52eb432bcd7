import type { TwinClock } from '../createTwinClock';
import type { SlackFaults } from '../faults/Faults';
import type { SlackTiming } from '../Timing';
import {
  nameOf,
  type Attempt,
  type DeliveryOutcome,
  type Parcel,
  type RecordedDelivery,
  type Transport,
} from './Delivery';

const KEPT = 20_000;

const REASONS = {
  acknowledged: '',
  timeout: 'timeout',
  refused: 'http_error',
  cutOff: 'connection_failed',
  nobodyThere: 'connection_failed',
} satisfies Record<DeliveryOutcome['type'], string>;

/** Hands things to the app: events again and again for a while, everything else once. */
export function createDeliveries(deps: {
  readonly transport: () => Transport;
  readonly clock: TwinClock;
  readonly timing: SlackTiming;
  readonly faults: SlackFaults;
}) {
  const records: RecordedDelivery[] = [];
  const { clock, timing, faults } = deps;

  async function attemptOnce(
    parcel: Parcel,
    attempt: Attempt,
  ): Promise<DeliveryOutcome> {
    const at = new Date(clock.now()).toISOString();
    const started = performance.now();
    const lost = faults.take('envelopeLost');
    const outcome = lost
      ? await new Promise<DeliveryOutcome>(done => {
          clock.after(timing.ackMs, () => done({ type: 'timeout' }));
        })
      : await deps.transport()(parcel, attempt);
    records.push({
      type: parcel.type,
      name: nameOf(parcel),
      payload: parcel.payload,
      attempt: attempt.number,
      at,
      ms: Math.round(performance.now() - started),
      outcome,
    });
    if (records.length > KEPT) records.shift();
    return outcome;
  }

  async function first(parcel: Parcel): Promise<DeliveryOutcome> {
    const attempt = { number: 0, reason: '' };
    if (!faults.take('duplicateEnvelope')) return attemptOnce(parcel, attempt);
    const [outcome] = await Promise.all([
      attemptOnce(parcel, attempt),
      attemptOnce(parcel, attempt),
    ]);
    return outcome;
  }

  return {
    /** An interaction or command: once. */
    send: first,
    /** An event: until it is acknowledged or its retries are used up. */
    async sendEvent(parcel: Parcel): Promise<DeliveryOutcome> {
      let outcome = await first(parcel);
      for (const [index, wait] of timing.eventRetriesMs.entries()) {
        if (outcome.type === 'acknowledged') return outcome;
        await new Promise<void>(done => {
          clock.after(wait, done);
        });
        outcome = await attemptOnce(parcel, {
          number: index + 1,
          reason: REASONS[outcome.type],
        });
      }
      return outcome;
    },
    records: (): readonly RecordedDelivery[] => [...records],
  };
}

export type Deliveries = ReturnType<typeof createDeliveries>;
