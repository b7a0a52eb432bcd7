import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { happened, KEYS } from '../../domain/__testUtils__/ledgerOf';
import { sha256 } from '../../domain/ledger';
import { createControlledClock } from '../../engine/__testUtils__/controlledClock';
import type { IncidentStore } from '../../stores/IncidentStore';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import {
  appendBatches,
  DAY,
  endedBatches,
  HELD,
  note,
  OVER,
  RETAIN_FOR,
} from '../__testUtils__/endedLedger';
import { signingKeys } from '../__testUtils__/keys';
import { verifyBundle } from '../bundle/verifyBundle';
import { createDirectoryPlace } from './createDirectoryPlace';
import { createRetirement } from './createRetirement';
import { problemOfTombstone } from './Epitaph';
import type { ExportPlace } from './ExportPlace';
import { exportFileOf } from './exportFirst';

const ID = 'inc-1a2b3c4d5e6f7g8h9j0k';
const never = new AbortController().signal;
const stillOurs = async () => true;
const signing = signingKeys();
const publicKeys = Object.values(signing.publicKeys);

const ENGINES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
];

describe.each(ENGINES)('retention on %s', (_engine, create) => {
  let database: TestDatabase;
  let store: IncidentStore;
  let knex: ReturnType<TestDatabase['connect']>;
  let directory: string;
  let place: ExportPlace;
  const time = createControlledClock();
  const anchored: string[] = [];

  beforeAll(() => time.pass(OVER + DAY - time.clock.now().getTime()));
  beforeEach(async () => {
    database = await create();
    knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    directory = await mkdtemp(join(tmpdir(), 'incident-response-exports-'));
    place = createDirectoryPlace(directory);
    anchored.length = 0;
  }, 60_000);
  afterEach(async () => {
    await database.remove();
    await rm(directory, { recursive: true, force: true });
  }, 60_000);

  interface Parts {
    readonly store?: IncidentStore;
    readonly place?: ExportPlace;
    readonly retainForMs?: number;
    readonly anchor?: (id: string) => Promise<void>;
  }
  const round = (parts: Parts = {}) =>
    createRetirement({
      store,
      keyring: { heads: KEYS, signing },
      place,
      retainForMs: RETAIN_FOR,
      clock: time.clock,
      paceMs: 0,
      anchor: async id => void anchored.push(id),
      removed: () => {},
      ...parts,
    })(stillOurs, never);

  async function left() {
    const [tombstone] = await store.retention.tombstones([ID]);
    const head = await store.head(ID);
    return { tombstone, head, commits: await store.read(ID, 0) };
  }
  async function isKept() {
    const { tombstone, head, commits } = await left();
    expect(tombstone).toBeUndefined();
    expect(commits).toHaveLength(head?.seq ?? -1);
  }
  const file = async () => {
    const head = await store.head(ID);
    return exportFileOf(ID, head?.hash ?? '');
  };

  describe('a ledger whose time is over', () => {
    it('is exported, anchored and gives way to a signed tombstone that says where the export is', async () => {
      await appendBatches(store, ID, endedBatches(note('Seen.')));
      const name = await file();
      expect(await round()).toMatchObject({ removed: 1, findings: [] });
      const text = await readFile(join(directory, name), 'utf8');
      const trust = { publicKeys, headKeys: KEYS, anchors: [] };
      expect(verifyBundle(text, trust)).toMatchObject({ ok: true, commits: 5 });
      const { tombstone, head, commits } = await left();
      expect([head, commits]).toEqual([undefined, []]);
      expect(problemOfTombstone(tombstone, publicKeys)).toBeUndefined();
      expect(JSON.parse(tombstone.statement)).toMatchObject({
        incidentId: ID,
        status: 'closed',
        commits: 5,
        endedAt: '2026-11-23T10:10:00.000Z',
        retainUntil: '2027-12-28T10:10:00.000Z',
        head: { seq: 5, keyId: 'k1' },
        export: { place: directory, file: name, sha256: sha256(text) },
      });
      expect(anchored).toEqual([ID]);
    });

    it('takes the built-in room, its messages and the postmortem with it, of no other incident', async () => {
      await appendBatches(store, ID, endedBatches());
      await appendBatches(store, 'inc-other', [endedBatches()[0]]);
      const marked = (n: string) => ({ marker: n, effect_key: n });
      for (const [incident, room] of [
        [ID, 'R1'],
        ['inc-other', 'R2'],
      ]) {
        const at = '2026-11-23T10:00:00.000Z';
        await knex('ir_builtin_rooms').insert({
          ...marked(room),
          room_id: room,
          incident_id: incident,
          name: room,
          url: room,
          opened_at: at,
        });
        await knex('ir_builtin_members').insert({
          room_id: room,
          entity_ref: 'user:default/ada',
          added_at: at,
        });
        for (const [key, in_room] of [
          [`${incident}/announce:opened`, null],
          [`${incident}/post:headline`, room],
        ])
          await knex('ir_builtin_messages').insert({
            marker: key,
            effect_key: key,
            message_id: key,
            room_id: in_room,
            what: 'headline',
            content: '{}',
            posted_at: at,
            updated_at: at,
          });
        await knex('ir_builtin_postmortems').insert({
          ...marked(`pm-${room}`),
          postmortem_id: room,
          incident_id: incident,
          document: '{}',
          created_at: at,
          updated_at: at,
        });
      }
      expect(await round()).toMatchObject({ removed: 1 });
      const count = async (table: string) => (await knex(table)).length;
      expect([
        await count('ir_builtin_rooms'),
        await count('ir_builtin_members'),
        await count('ir_builtin_messages'),
        await count('ir_builtin_postmortems'),
      ]).toEqual([1, 1, 2, 1]);
      expect((await knex('ir_builtin_rooms'))[0].room_id).toBe('R2');
    });

    it('is kept on legal hold, and goes once the hold is lifted', async () => {
      const held = endedBatches(HELD);
      await appendBatches(store, ID, held);
      expect(await round()).toMatchObject({ removed: 0, findings: [] });
      await isKept();
      const lifted = happened('LEGAL_HOLD_LIFTED', { reason: 'Settled.' });
      await appendBatches(store, ID, [...held, [lifted]]);
      expect(await round()).toMatchObject({ removed: 1 });
    });

    it('is kept where its head says that it may go and the ledger says otherwise', async () => {
      await appendBatches(store, ID, endedBatches(HELD));
      await knex('ir_heads').update({ removable_at: 1 });
      expect(await round()).toMatchObject({ removed: 0, findings: [] });
      await isKept();
      expect(await readdir(directory)).toEqual([]);
    });

    it('is kept longer where a longer period is configured today', async () => {
      await appendBatches(store, ID, endedBatches());
      expect(await round({ retainForMs: 800 * DAY })).toMatchObject({
        removed: 0,
      });
      await isKept();
    });

    it('is kept, and told of, while something has been due for it for long', async () => {
      await appendBatches(store, ID, endedBatches());
      await knex('ir_heads').update({ due_at: OVER - DAY });
      expect(await round()).toMatchObject({
        removed: 0,
        findings: [
          {
            incidentId: ID,
            problem: expect.stringContaining('something has been due for it'),
          },
        ],
      });
      await isKept();
    });
  });

  describe('a ledger that is not whole', () => {
    it('is never removed nor exported, and is told of', async () => {
      await appendBatches(store, ID, endedBatches(note('Seen.')));
      await knex('ir_commits')
        .where({ incident_id: ID, seq: 2 })
        .update({ payload: knex.raw(`replace(payload, 'Seen', 'Left')`) });
      expect(await round()).toMatchObject({
        removed: 0,
        findings: [
          {
            incidentId: ID,
            seq: 2,
            problem:
              'It is not whole, so it is not removed. Commit 2 was changed: its bytes do not give the stored hash.',
          },
        ],
      });
      expect(await store.read(ID, 0)).toHaveLength(5);
      expect(await readdir(directory)).toEqual([]);
    });
  });

  describe('an export that cannot be relied on', () => {
    beforeEach(() => appendBatches(store, ID, endedBatches()));

    it.each([
      ['is not there', join('nowhere', 'at', 'all')],
      ['is no directory', 'a-file'],
    ])('keeps the ledger where the place %s', async (_what, path) => {
      await writeFile(join(directory, 'a-file'), '');
      const wrong = createDirectoryPlace(join(directory, path));
      const came = await round({ place: wrong });
      expect(came?.removed).toBe(0);
      expect(came?.findings[0].problem).toMatch(/could not be removed/);
      await isKept();
    });

    it('keeps the ledger where what is read back is not what was written', async () => {
      const torn: ExportPlace = {
        ...place,
        read: async name => (await place.read(name))?.slice(0, -20),
      };
      expect((await round({ place: torn }))?.findings[0].problem).toMatch(
        /does not verify, so the ledger is kept: The file is not JSON/,
      );
      await isKept();
    });

    it('keeps the ledger where another one lies under its name, and leaves that alone', async () => {
      await appendBatches(store, 'inc-other', endedBatches());
      await knex('ir_heads')
        .where({ incident_id: ID })
        .update({ removable_at: null });
      await round();
      const [other] = await readdir(directory);
      const text = await readFile(join(directory, other), 'utf8');
      await writeFile(join(directory, await file()), text);
      await knex('ir_heads').update({ removable_at: 1 });
      expect((await round())?.findings[0].problem).toMatch(
        /It is the export of another ledger/,
      );
      await isKept();
      expect(await readFile(join(directory, await file()), 'utf8')).toBe(text);
    });
  });

  it('is over for this replica as soon as another one has the run', async () => {
    await appendBatches(store, ID, endedBatches());
    const retire = createRetirement({
      store,
      keyring: { heads: KEYS, signing },
      place,
      retainForMs: RETAIN_FOR,
      clock: time.clock,
      paceMs: 0,
      anchor: async () => {},
      removed: () => {},
    });
    expect(await retire(async () => false, never)).toBeUndefined();
    await isKept();
  });
});
