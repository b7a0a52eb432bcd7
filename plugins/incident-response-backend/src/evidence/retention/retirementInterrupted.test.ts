import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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
import { createDirectoryPlace } from './createDirectoryPlace';
import { createRetirement } from './createRetirement';
import { problemOfTombstone } from './Epitaph';
import type { ExportPlace } from './ExportPlace';

const ID = 'inc-1a2b3c4d5e6f7g8h9j0k';
const never = new AbortController().signal;
const stillOurs = async () => true;
const signing = signingKeys();
const publicKeys = Object.values(signing.publicKeys);

const ENGINES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
];

describe.each(ENGINES)(
  'retention that is interrupted, on %s',
  (_engine, create) => {
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

    describe('a process that dies', () => {
      class Died extends Error {}
      const die = async (): Promise<never> => {
        throw new Died('killed');
      };
      const withRetention = (
        change: Partial<IncidentStore['retention']>,
      ): IncidentStore => ({
        ...store,
        retention: { ...store.retention, ...change },
      });
      beforeEach(() => appendBatches(store, ID, endedBatches()));

      /** What each death leaves, and what the next round makes of it. */
      const DEATHS: readonly (readonly [string, () => Parts, number])[] = [
        [
          'before the export is written',
          () => ({ place: { ...place, write: die } }),
          0,
        ],
        [
          'after the export is written',
          () => ({
            place: {
              ...place,
              write: async (name, text) => {
                await place.write(name, text);
                await die();
              },
            },
          }),
          1,
        ],
        ['before the anchor is told', () => ({ anchor: die }), 1],
        [
          'before the transaction',
          () => ({ store: withRetention({ bury: die }) }),
          1,
        ],
      ];

      it.each(DEATHS)(
        '%s leaves the ledger whole, and the next round removes it with one export',
        async (_when, parts, files) => {
          expect(await round(parts())).toMatchObject({ removed: 0 });
          await isKept();
          expect(await readdir(directory)).toHaveLength(files);
          expect(await round()).toMatchObject({ removed: 1, findings: [] });
          const [name, ...more] = await readdir(directory);
          expect(more).toEqual([]);
          const text = await readFile(join(directory, name), 'utf8');
          const { tombstone } = await left();
          expect(JSON.parse(tombstone.statement).export.sha256).toBe(
            sha256(text),
          );
        },
      );

      it('after the transaction leaves a tombstone, and the next round nothing to do', async () => {
        const lost = withRetention({
          bury: async (tombstone, persons) => {
            await store.retention.bury(tombstone, persons);
            return die();
          },
        });
        await round({ store: lost });
        const { tombstone } = await left();
        expect(problemOfTombstone(tombstone, publicKeys)).toBeUndefined();
        expect(await round()).toMatchObject({ removed: 0, findings: [] });
        expect((await left()).tombstone).toEqual(tombstone);
      });

      it('in the midst of the transaction leaves the ledger whole', async () => {
        // The last statement of it fails, so that everything before must be undone.
        await knex('ir_tombstones').insert({
          incident_id: ID,
          seq: 1,
          hash: 'h',
          status: 'closed',
          visibility: 'normal',
          removed_at: 1,
          statement: '{}',
          key_id: 's1',
          signature: 's',
        });
        expect(await round()).toMatchObject({
          removed: 0,
          findings: [{ incidentId: ID }],
        });
        const { head, commits } = await left();
        expect(commits).toHaveLength(head?.seq ?? -1);
      });
    });

    describe('somebody who changes their mind in between', () => {
      const meanwhile = (act: () => Promise<void>): ExportPlace => ({
        ...place,
        write: async (name, text) => {
          await place.write(name, text);
          await act();
        },
      });

      it.each([
        ['reopens it', happened('INCIDENT_REOPENED', { reason: 'Again.' })],
        ['places a hold', HELD],
        ['writes a note', note('Wait.')],
      ])('and %s keeps the whole ledger', async (_what, event) => {
        const batches = endedBatches();
        await appendBatches(store, ID, batches);
        const place2 = meanwhile(() =>
          appendBatches(store, ID, [...batches, [event]]),
        );
        expect(await round({ place: place2 })).toMatchObject({
          removed: 0,
          findings: [],
        });
        await isKept();
        expect((await store.head(ID))?.seq).toBe(5);
      });
    });
  },
);
