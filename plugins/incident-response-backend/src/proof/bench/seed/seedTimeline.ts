import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { declare } from '../../../domain/commands/declare';
import { decide } from '../../../domain/decide';
import { incidentIdOf } from '../../../domain/incidentId';
import { createLedgers } from '../../../engine/Ledgers';
import { createLedgerWriter, type Decider } from '../../../engine/LedgerWriter';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { systemClock } from '../../../engine/Clock';
import { LEDGER_KEY } from './ledgerKey';
import { openSeedStore } from './openSeedStore';
import { DEFAULT_REMINDERS } from '../../../domain/ReminderSettings';

const ADA = {
  kind: 'person',
  entityRef: 'user:default/ada.moreau',
  door: 'console',
} as const;

const SETTINGS = {
  reminders: DEFAULT_REMINDERS,
  archiveAfterMs: 3_600_000,
  sweepGraceMs: 60_000,
  page: 'public',
  targets: ['bench'],
  appUrl: 'http://localhost:3000',
  authority: DEFAULT_AUTHORITY,
};

/** One incident with so many events, each in a commit of its own; chain and head are real. */
export async function seedTimeline(
  knex: Knex,
  events: number,
): Promise<string> {
  const store = await openSeedStore(knex);
  const keys = {
    current: LEDGER_KEY.id,
    keys: { [LEDGER_KEY.id]: Buffer.from(LEDGER_KEY.secret) },
  };
  const writer = createLedgerWriter({
    store,
    ledgers: createLedgers(store, keys),
    clock: systemClock,
    keys,
    settings: SETTINGS,
    committed: () => {},
  });
  const requestId = randomUUID();
  const incidentId = incidentIdOf('person', requestId);
  const write = async (decider: Decider) => {
    const written = await writer.write(incidentId, 'command', decider);
    if (!written.ok) throw new Error(written.sentence);
  };
  await write((_incident, now) =>
    declare(
      { requestId, title: 'A long night', severity: 'P1', kind: 'real' },
      { actor: ADA, now, settings: SETTINGS },
    ),
  );
  for (let nth = 2; nth <= events; nth += 1)
    await write((incident, now) => {
      if (!incident) throw new Error(`${incidentId} is not there.`);
      const text = `Note ${nth}: latency of checkout is ${
        nth % 700
      } ms, errors ${
        nth % 9
      } %. Rolling back one instance after another and watching the queue.`;
      return decide(
        incident,
        { type: 'addNote', text },
        { actor: ADA, now, settings: SETTINGS },
      );
    });
  return incidentId;
}
