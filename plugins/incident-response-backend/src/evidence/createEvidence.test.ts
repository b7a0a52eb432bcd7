import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { KEYS } from '../domain/__testUtils__/ledgerOf';
import { createControlledClock } from '../engine/__testUtils__/controlledClock';
import type { IncidentStore } from '../stores/IncidentStore';
import { createKnexStateStore } from '../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../stores/knex/openKnexIncidentStore';
import {
  appendBatches,
  DAY,
  endedBatches,
  OVER,
  RETAIN_FOR,
} from './__testUtils__/endedLedger';
import { signingKeys } from './__testUtils__/keys';
import { createEvidence } from './createEvidence';
import type { ExportPlace } from './retention/ExportPlace';

const ID = 'inc-1a2b3c4d5e6f7g8h9j0k';

describe('evidence that runs with a retention period', () => {
  let database: TestDatabase;
  let store: IncidentStore;
  const time = createControlledClock();
  beforeAll(() => time.pass(OVER + DAY - time.clock.now().getTime()));
  beforeEach(async () => {
    database = await createSqliteDatabase();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(database.connect()),
      logger: quietLogger,
    });
    await appendBatches(store, ID, endedBatches());
  });
  afterEach(() => database.remove());

  const files = new Map<string, string>();
  const place: ExportPlace = {
    name: 'memory',
    read: async file => files.get(file),
    write: async (file, text) => void files.set(file, text),
  };

  /** Its first look, and what was told meanwhile. */
  async function firstLook(kept: ExportPlace) {
    const told: string[] = [];
    let finished = () => {};
    const over = new Promise<void>(resolve => {
      finished = resolve;
    });
    let looks = 0;
    const evidence = createEvidence({
      store,
      states: createKnexStateStore(database.connect()),
      keyring: { heads: KEYS, signing: signingKeys(), rotate: () => [] },
      clock: {
        ...time.clock,
        sleep: async (ms, signal) => {
          // The second time it waits to look again, the first look is over.
          if (ms !== DAY || ++looks < 2) return;
          finished();
          await new Promise<void>(resolve => {
            signal?.addEventListener('abort', () => resolve());
          });
        },
      },
      owner: 'a',
      verifyEveryMs: DAY,
      lookEveryMs: DAY,
      paceMs: 0,
      tellAnchor: ({ incidentId }) => told.push(`anchor ${incidentId}`),
      ledgerVerified: () => {},
      retention: {
        retainForMs: RETAIN_FOR,
        place: kept,
        removed: ({ incidentId }) => told.push(`removed ${incidentId}`),
      },
      report: { error: (message, error) => told.push(`${message} ${error}`) },
    });
    evidence.start();
    await over;
    await evidence.stop();
    return { evidence, told };
  }

  it('anchors and removes what is over, and says so', async () => {
    const { evidence, told } = await firstLook(place);
    expect(told).toEqual([`anchor ${ID}`, `removed ${ID}`]);
    expect(evidence.summary()).toMatchObject({ ok: true, retentionOk: true });
    const { tombstones } = await evidence.readTombstones();
    expect(tombstones.map(({ incidentId }) => incidentId)).toEqual([ID]);
    expect(files.size).toBe(1);
  });

  it('tells where it could not, in health and in the log', async () => {
    const full = async () => {
      throw new Error('The disk is full.');
    };
    const { evidence, told } = await firstLook({
      ...place,
      read: async () => undefined,
      write: full,
    });
    expect(evidence.summary()).toMatchObject({ ok: true, retentionOk: false });
    expect(told.join()).toMatch(
      /Ledgers could not be removed under retention\..*The disk is full\./,
    );
    expect(await store.head(ID)).toBeDefined();
  });
});
