import type { Knex } from 'knex';
import { systemClock } from '../../../engine/Clock';
import type { Engine } from '../../../engine/createEngine';
import { createHttpClient } from '../../../http/httpClient';
import { createTeller } from '../../../outgoing/createTeller';
import { createSignedWebhook } from '../../../outgoing/signedWebhook';
import type { IncidentStore } from '../../../stores/IncidentStore';
import { createKnexOutbox } from '../../../stores/knex/createKnexOutbox';
import { OUTSIDE_SECRET } from '../outside';
import type { Tap } from './createTap';

/** Its leases and pauses are as much shorter as the rest of the protocol. */
const HASTE = 100;
const POLL_MS = 60;

export interface Told {
  /** Resolves when everything that was committed was told. */
  everything(): Promise<void>;
  stop(): Promise<void>;
}

/** The real teller, with a tap on what it sends and on how far it remembers to be. */
export function tellOutside(deps: {
  readonly url: string;
  readonly engine: Pick<Engine, 'commits'>;
  readonly store: IncidentStore;
  readonly knex: Knex;
  readonly tap: Tap;
  readonly pace: number;
  readonly onError: (sentence: string) => void;
}): Told {
  const { knex, tap, pace } = deps;
  const webhook = (secret: string) =>
    createSignedWebhook(
      {
        url: deps.url,
        secret,
        post: createHttpClient({ allowPrivate: true }),
      },
      systemClock.now,
    );
  const [signed, forged] = [OUTSIDE_SECRET, 'of somebody else'].map(webhook);
  const outbox = createKnexOutbox(knex);
  const teller = createTeller({
    store: deps.store,
    outbox: {
      ...outbox,
      markTold: (incidentId, seq) =>
        tap({
          kind: 'write',
          names: ['told'],
          work: () => outbox.markTold(incidentId, seq),
        }),
    },
    hear: async () => {},
    webhook: (events, signal) =>
      tap({
        kind: 'call',
        names: ['tell'],
        work: () => signed(events, signal),
        altered: () => forged(events, signal),
        forgotten: () => undefined,
      }),
    onError: deps.onError,
    now: () => Math.round((Date.now() * HASTE) / pace),
    sleep: systemClock.sleep,
    pollMs: POLL_MS * pace,
    paceMs: () => 0,
  });
  teller.start();
  deps.engine.commits.listen(() => teller.hint());
  return {
    everything: async () => {
      for (;;) {
        const behind: unknown = await knex('ir_heads')
          .whereRaw('told_seq < seq')
          .first('incident_id');
        if (!behind) return;
        await systemClock.sleep(POLL_MS);
      }
    },
    stop: () => teller.stop(),
  };
}
