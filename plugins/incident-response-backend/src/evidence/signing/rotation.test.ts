import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import {
  DECLARED,
  happened,
  SETTINGS,
} from '../../domain/__testUtils__/ledgerOf';
import { verifyLedger } from '../../domain/verifyLedger';
import { systemClock } from '../../engine/Clock';
import { createLedgers } from '../../engine/Ledgers';
import { createLedgerWriter } from '../../engine/LedgerWriter';
import type { IncidentStore } from '../../stores/IncidentStore';
import { developmentSigningKey } from '../../stores/knex/developmentKey';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { createKeyring } from './createKeyring';

const ID = 'inc-rotated';
const k1 = { id: 'k1', secret: 'the secret of the first key' };
const k2 = { id: 'k2', secret: 'the secret of the second key' };

describe('rotating the keys of heads while two replicas write', () => {
  let database: TestDatabase;
  let store: IncidentStore;
  let replica: () => ReturnType<typeof startReplica>;

  function startReplica(
    signing: Awaited<ReturnType<typeof developmentSigningKey>>,
  ) {
    const keyring = createKeyring({ heads: [k1], signing: [signing] });
    const keys = keyring.heads;
    const writer = createLedgerWriter({
      store,
      ledgers: createLedgers(store, keys),
      clock: systemClock,
      keys,
      settings: SETTINGS,
      committed: () => {},
    });
    const append = (event: LedgerEvent) =>
      writer.write(ID, 'command', () => ({ ok: true, events: [event] }));
    let notes = 0;
    return {
      declare: () => append(DECLARED),
      note: (text: string) =>
        append(
          happened('NOTE_ADDED', { noteId: `${text}-${(notes += 1)}`, text }),
        ),
      rotate: (...heads: (typeof k1)[]) =>
        keyring.rotate({ heads, signing: [] }),
      verify: async () =>
        verifyLedger(ID, await store.read(ID, 0), await store.head(ID), keys),
    };
  }

  beforeEach(async () => {
    database = await createSqliteDatabase();
    const knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    const signing = await developmentSigningKey(knex);
    replica = () => startReplica(signing);
  });
  afterEach(() => database.remove());

  const signedBy = async () => (await store.head(ID))?.keyId;

  it('first make the new one known everywhere, then let it sign: nobody is ever stopped', async () => {
    const [a, b] = [replica(), replica()];
    await a.declare();
    a.rotate(k1, k2);
    await b.note('b does not know the new key yet');
    b.rotate(k1, k2);
    a.rotate(k2, k1);
    await a.note('signed with the new key');
    expect(await signedBy()).toBe('k2');
    await b.note('the old key still signs here');
    expect(await signedBy()).toBe('k1');
    b.rotate(k2, k1);
    await Promise.all([a.note('both'), b.note('at once')]);
    expect(await signedBy()).toBe('k2');
    expect(await a.verify()).toEqual({ ok: true, commits: 6 });
    expect(await b.verify()).toEqual({ ok: true, commits: 6 });
  });

  it('a replica that does not know the new key is stopped, and says what to do', async () => {
    const [a, b] = [replica(), replica()];
    await a.declare();
    a.rotate(k2, k1);
    await a.note('too early');
    await expect(b.note('stopped')).rejects.toThrow(
      /names key "k2", which is not configured\. Put it back/,
    );
    b.rotate(k1, k2);
    expect((await b.note('goes on')).ok).toBe(true);
  });

  it('a key that was removed too early is put back, and all is well again', async () => {
    const a = replica();
    await a.declare();
    expect(a.rotate(k2)).toEqual(['k1']);
    expect(await a.verify()).toMatchObject({
      ok: false,
      problem: expect.stringContaining('names key "k1", which is not'),
    });
    a.rotate(k2, k1);
    expect((await a.verify()).ok).toBe(true);
  });
});
