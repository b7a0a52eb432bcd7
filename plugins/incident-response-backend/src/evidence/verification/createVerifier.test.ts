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
import { signingKeys } from '../__testUtils__/keys';
import { publishedBatches } from '../__testUtils__/published';
import { storeLedger } from '../__testUtils__/storeLedger';
import { createVerifier, type VerifierDeps } from './createVerifier';

const DAY = 24 * 60 * 60_000;
const LEASE = 10 * 60_000;
const never = new AbortController().signal;

describe('the verification of all ledgers', () => {
  let database: TestDatabase;
  let store: IncidentStore;
  let knex: ReturnType<TestDatabase['connect']>;
  const time = createControlledClock();
  const anchored: string[] = [];

  beforeEach(async () => {
    database = await createSqliteDatabase();
    knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    anchored.length = 0;
  });
  afterEach(() => database.remove());

  const verifier = (owner: string, more: Partial<VerifierDeps> = {}) =>
    createVerifier({
      store,
      states: createKnexStateStore(knex),
      keys: KEYS,
      signing: signingKeys(),
      clock: time.clock,
      owner,
      everyMs: DAY,
      paceMs: 1,
      leaseMs: LEASE,
      counted: () => {},
      anchor: async incidentId => void anchored.push(incidentId),
      finished: () => {},
      ...more,
    });
  const ids = Array.from({ length: 60 }, (_, n) => `inc-${1000 + n}`);
  async function seed(names = ids) {
    for (const id of names) await storeLedger(store, id, publishedBatches());
  }
  const tamper = (incidentId: string) =>
    knex('ir_commits')
      .where({ incident_id: incidentId, seq: 2 })
      .update({ payload: knex.raw(`replace(payload, 'ben', 'bob')`) });

  it('finds every ledger whole, and says which keys signed them', async () => {
    await seed();
    const all = verifier('a');
    await all.visit(never);
    expect(await all.read()).toEqual({
      last: expect.objectContaining({
        whole: 60,
        broken: 0,
        findings: [],
        keys: { k1: 60 },
      }),
    });
    expect([...anchored].sort()).toEqual(ids);
  });

  it('names what is broken, and anchors nothing of it', async () => {
    await seed();
    await tamper('inc-1007');
    const all = verifier('a');
    await all.visit(never);
    expect((await all.read()).last).toMatchObject({
      whole: 59,
      broken: 1,
      findings: [
        {
          incidentId: 'inc-1007',
          seq: 2,
          problem:
            'Commit 2 was changed: its bytes do not give the stored hash.',
        },
      ],
    });
    expect(anchored).not.toContain('inc-1007');
  });

  it('finds that ledgers were taken away whole', async () => {
    await seed();
    const all = verifier('a');
    await all.visit(never);
    for (const table of ['ir_commits', 'ir_heads'])
      await knex(table).where({ incident_id: 'inc-1003' }).delete();
    time.pass(DAY);
    await all.visit(never);
    const { last } = await all.read();
    expect(last?.findings[0].problem).toMatch(
      /^The run before saw 60 ledgers and tombstones, this one 59: 1 are missing\./,
    );
  });

  it('is not done again before it is time, and then anchors what changed', async () => {
    await seed();
    const all = verifier('a');
    await all.visit(never);
    anchored.length = 0;
    await all.visit(never);
    expect(anchored).toEqual([]);
    time.pass(DAY);
    await storeLedger(store, 'inc-new', publishedBatches(), time.clock.now());
    await all.visit(never);
    expect(anchored).toEqual(['inc-new']);
    expect((await all.read()).last?.whole).toBe(61);
  });

  it('is done by one of several replicas, whoever is first', async () => {
    await seed();
    let looked = 0;
    const replicas = ['a', 'b', 'c'].map(owner =>
      verifier(owner, { counted: () => void looked++ }),
    );
    await Promise.all(replicas.map(replica => replica.visit(never)));
    expect(looked).toBe(60);
  });

  it('goes on where a replica that died left it, once its lease is over', async () => {
    await seed();
    const dying = new AbortController();
    let looked = 0;
    const counted = () => {
      looked += 1;
      if (looked === 40) dying.abort();
    };
    await verifier('a', { counted }).visit(dying.signal);
    const rest: string[] = [];
    const other = verifier('b', {
      counted: result => rest.push(result),
    });
    await other.visit(never);
    expect(rest).toHaveLength(0);
    time.pass(LEASE);
    await other.visit(never);
    // Of the batch that was interrupted nothing had been noted.
    expect(rest).toHaveLength(60 - 25);
    expect((await other.read()).last).toMatchObject({ whole: 60, broken: 0 });
  });

  it('is not finished by who was overtaken', async () => {
    await seed();
    const slow = verifier('a', {
      anchor: async () => {
        // The whole lease passes in front of one ledger, and the other replica does it all.
        time.pass(LEASE + 1);
        await verifier('b').visit(never);
      },
    });
    await slow.visit(never);
    const { last, run } = await slow.read();
    expect(run).toBeUndefined();
    expect(last).toMatchObject({ whole: 60, broken: 0, keys: { k1: 60 } });
  });
});
