import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { KEYS } from '../../domain/__testUtils__/ledgerOf';
import { createControlledClock } from '../../engine/__testUtils__/controlledClock';
import type { IncidentStore } from '../../stores/IncidentStore';
import { createKnexStateStore } from '../../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import {
  appendBatches,
  DAY,
  endedBatches,
  HELD,
  OVER,
  RETAIN_FOR,
} from '../__testUtils__/endedLedger';
import { signingKeys } from '../__testUtils__/keys';
import { createRetirement } from '../retention/createRetirement';
import type { ExportPlace } from '../retention/ExportPlace';
import { createVerifier, type VerifierDeps } from './createVerifier';

const never = new AbortController().signal;

/** A place that forgets nothing while the test runs. */
function createMemoryPlace(): ExportPlace {
  const files = new Map<string, string>();
  return {
    name: 'memory',
    read: async file => files.get(file),
    write: async (file, text) => void files.set(file, text),
  };
}

describe('verification where ledgers are removed', () => {
  let database: TestDatabase;
  let store: IncidentStore;
  let knex: ReturnType<TestDatabase['connect']>;
  let time: ReturnType<typeof createControlledClock>;
  const signing = signingKeys();

  beforeEach(async () => {
    database = await createSqliteDatabase();
    knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    time = createControlledClock();
    for (const id of ['inc-1', 'inc-2'])
      await appendBatches(store, id, endedBatches());
    await appendBatches(store, 'inc-held', endedBatches(HELD));
  });
  afterEach(() => database.remove());

  function verifier(owner = 'a', more: Partial<VerifierDeps> = {}) {
    const common = { store, clock: time.clock, paceMs: 0 };
    return createVerifier({
      ...common,
      states: createKnexStateStore(knex),
      keys: KEYS,
      signing,
      owner,
      everyMs: DAY,
      leaseMs: 10 * 60_000,
      counted: () => {},
      anchor: async () => {},
      finished: () => {},
      retire: createRetirement({
        ...common,
        keyring: { heads: KEYS, signing },
        place: createMemoryPlace(),
        retainForMs: RETAIN_FOR,
        anchor: async () => {},
        removed: () => {},
      }),
      ...more,
    });
  }
  async function run(all = verifier()) {
    await all.visit(never);
    return (await all.read()).last;
  }
  const toTheEnd = () => time.pass(OVER + DAY - time.clock.now().getTime());

  it('removes what is over first, counts tombstones, and misses nothing', async () => {
    expect(await run()).toMatchObject({
      whole: 3,
      tombstones: 0,
      retirement: { removed: 0 },
    });
    toTheEnd();
    expect(await run()).toMatchObject({
      whole: 1,
      broken: 0,
      tombstones: 2,
      findings: [],
      retirement: { removed: 2, findings: [] },
    });
    time.pass(DAY);
    expect(await run()).toMatchObject({ whole: 1, findings: [] });
  });

  it('finds a tombstone that was taken away, forged or changed', async () => {
    toTheEnd();
    await run();
    const table = () => knex('ir_tombstones').where({ incident_id: 'inc-1' });
    const [signed] = await table();
    const findingsAfter = async (change: () => Promise<unknown>) => {
      await change();
      time.pass(DAY);
      return (await run())?.findings;
    };
    const problem = expect.any(String);
    expect(
      await findingsAfter(() =>
        table().update({ statement: signed.statement.replace('4', '5') }),
      ),
    ).toEqual([{ incidentId: 'inc-1', problem }]);
    expect(
      await findingsAfter(() => table().update({ ...signed, seq: 2 })),
    ).toEqual([
      {
        incidentId: 'inc-1',
        problem:
          'The tombstone was changed: it is not what its signed statement says.',
      },
    ]);
    const [missing] = (await findingsAfter(() => table().delete())) ?? [];
    expect(missing.problem).toMatch(/ledgers and tombstones, this one 2: 1/);
  });

  it('finds that a ledger was taken away although others were removed', async () => {
    await run();
    toTheEnd();
    for (const table of ['ir_commits', 'ir_heads'])
      await knex(table).where({ incident_id: 'inc-held' }).delete();
    const last = await run();
    expect(last?.retirement?.removed).toBe(2);
    expect(last?.findings[0].problem).toMatch(/1 are missing/);
  });

  it('finds a ledger beside its own tombstone', async () => {
    toTheEnd();
    const heads = await knex('ir_heads').where({ incident_id: 'inc-1' });
    await run();
    await knex('ir_heads').insert(heads);
    time.pass(DAY);
    const problems = (await run())?.findings.map(finding => finding.problem);
    expect(problems).toContain(
      'It has a tombstone and a ledger: one of them was put there by hand.',
    );
  });

  it('is taken over with everything that one replica left of the removal', async () => {
    toTheEnd();
    const dying = new AbortController();
    const parts = { store, clock: time.clock, paceMs: 0 };
    const dies = createRetirement({
      ...parts,
      keyring: { heads: KEYS, signing },
      place: createMemoryPlace(),
      retainForMs: RETAIN_FOR,
      anchor: async () => {},
      removed: () => dying.abort(),
    });
    await verifier('a', { retire: dies }).visit(dying.signal);
    expect(await run(verifier('b'))).toBeUndefined();
    time.pass(11 * 60_000);
    expect(await run(verifier('b'))).toMatchObject({
      whole: 1,
      tombstones: 2,
      findings: [],
      retirement: { removed: 1 },
    });
  });
});
