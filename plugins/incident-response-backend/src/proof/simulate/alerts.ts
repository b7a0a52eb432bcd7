import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import type { Chance } from './Chance';
import type { Contact } from './erasures';
import type { Replica } from './Replica';
import type { VirtualTime } from './VirtualTime';

const MINUTE = 60_000;
const SOURCE = 'simulated-oncall';
const SERVICES = 40;

/** One alert that was answered as stored. */
export interface Accepted {
  /** As it must stand on a ledger. */
  readonly eventKey: string;
  readonly source: string;
  readonly group: string;
  readonly startedAt: string;
  /** What the answer said. */
  readonly answer: 'opened' | 'attached' | 'recorded' | 'known';
  readonly incidentId?: string;
}

export interface AlertSourceDeps {
  readonly time: VirtualTime;
  readonly chance: Chance;
  /** Any replica that runs, or none. */
  readonly anyReplica: () => Replica | undefined;
  /** Milliseconds between two new episodes, on average. */
  readonly every: number;
  readonly opened: (incidentId: string) => void;
}

/** An alert source that delivers until it is answered, twice now and then, and not in order. */
export function startAlertSource(deps: AlertSourceDeps) {
  const { time, chance } = deps;
  const accepted: Accepted[] = [];
  const contacts: Contact[] = [];
  let ended = false;
  let onTheirWay = 0;
  let episodes = 0;

  async function deliver(alert: Alert, eventKey: string): Promise<void> {
    onTheirWay += 1;
    for (;;) {
      const replica = deps.anyReplica();
      try {
        if (!replica) throw new Error('Nobody answers.');
        const patience = new AbortController();
        const ingested = await Promise.race([
          replica.service.ingest(SOURCE, { alert, eventKey }),
          time.sleep(10_000, patience.signal).then(() => undefined),
        ]);
        patience.abort();
        if (!ingested) throw new Error('No answer within 10 s.');
        const incidentId =
          ingested.type === 'recorded' ? undefined : ingested.incidentId;
        accepted.push({
          eventKey: `${SOURCE}:${eventKey}`,
          source: SOURCE,
          group: alert.group,
          startedAt: alert.startedAt,
          answer: ingested.type,
          ...(incidentId ? { incidentId } : {}),
        });
        if (incidentId) deps.opened(incidentId);
        break;
      } catch {
        await time.sleep(chance.between(2_000, 30_000));
      }
    }
    onTheirWay -= 1;
  }

  function tell(alert: Alert, inMs: number): void {
    const eventKey = chance.id();
    const times = chance.happens(0.15) ? 2 : 1;
    for (let n = 0; n < times; n++)
      time.after(inMs + chance.around(3_000), () => {
        void deliver(alert, eventKey);
      });
  }

  function episode(group: string): void {
    episodes += 1;
    const startedAt = time.now().toISOString();
    const lasts = chance.around(150 * MINUTE);
    const severity = chance.happens(0.8)
      ? chance.oneOf(['P1', 'P2'] as const)
      : chance.oneOf(['P3', 'P4'] as const);
    const name = `Zoe${chance.id().replaceAll('-', '')}`;
    const email = `${name}@example.org`.toLowerCase();
    contacts.push({ email, name, until: time.ms() + lasts });
    const at = (state: Alert['state'], inMs: number) =>
      tell(
        {
          source: SOURCE,
          group,
          startedAt,
          trigger: state,
          state,
          at: new Date(time.ms() + inMs).toISOString(),
          title: `Errors in service ${group}`,
          severity,
          severityReason: 'as simulated',
          entityHints: [group.split('/')[0]],
          labels: {},
          contacts: [{ email, name }],
        },
        inMs,
      );
    at('firing', 0);
    if (chance.happens(0.4)) at('acknowledged', lasts / 3);
    at('resolved', lasts);
    // Some come back, which is another episode of the same group.
    if (chance.happens(0.2))
      time.after(lasts + chance.around(200 * MINUTE), () => {
        if (!ended) episode(group);
      });
  }

  function next(): void {
    time.after(chance.around(deps.every), () => {
      if (ended) return;
      episode(`service-${Math.floor(chance.between(0, SERVICES))}/${episodes}`);
      next();
    });
  }
  next();

  return {
    accepted,
    contacts,
    end: () => {
      ended = true;
    },
    isQuiet: () => onTheirWay === 0,
  };
}
