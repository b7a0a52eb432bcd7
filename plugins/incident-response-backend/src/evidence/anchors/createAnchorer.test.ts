import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { happened, KEYS, minute } from '../../domain/__testUtils__/ledgerOf';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { signingKeys } from '../__testUtils__/keys';
import { publishedBatches } from '../__testUtils__/published';
import { storeLedger } from '../__testUtils__/storeLedger';
import { isAnchorSigned, readAnchors } from './Anchor';
import { createAnchorer } from './createAnchorer';

const signing = signingKeys('s1');
/** Waits for what happens in the background; the test's own deadline is its end. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5));
}

describe('anchoring a ledger', () => {
  let database: TestDatabase;
  let anchorer: ReturnType<typeof createAnchorer>;
  let knex: ReturnType<TestDatabase['connect']>;
  const told: string[] = [];
  const errors: string[] = [];

  beforeEach(async () => {
    told.length = 0;
    errors.length = 0;
    database = await createSqliteDatabase();
    knex = database.connect();
    const store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    await storeLedger(store, 'inc-1', publishedBatches());
    anchorer = createAnchorer({
      store,
      heads: KEYS,
      signing,
      tell: ({ line }) => told.push(line),
      now: () => minute(9),
      onError: (incidentId, error) => errors.push(`${incidentId} ${error}`),
    });
  });
  afterEach(() => database.remove());

  it('says where it stands, signed', async () => {
    await anchorer.anchor('inc-1');
    const [anchor] = readAnchors(told.join('\n'));
    expect(anchor).toMatchObject({
      incidentId: 'inc-1',
      seq: publishedBatches().length,
      at: minute(9).toISOString(),
    });
    expect(isAnchorSigned(anchor, Object.values(signing.publicKeys))).toBe(
      true,
    );
  });

  it('happens at once after what is of note, and after nothing else', async () => {
    const note = happened('NOTE_ADDED', { noteId: 'n', text: 'x' });
    const resolved = happened('INCIDENT_RESOLVED', { summary: 'over' });
    anchorer.heard('inc-1', [note]);
    anchorer.heard('inc-1', [note, resolved]);
    await until(() => told.length > 0);
    expect(readAnchors(told.join('\n'))).toHaveLength(1);
  });

  it('vouches for no head that nobody signed', async () => {
    await knex('ir_heads').update({ hash: '0'.repeat(64) });
    await expect(anchorer.line('inc-1')).rejects.toThrow(
      'Incident inc-1 is not anchored. The head is not signed by key "k1".',
    );
    anchorer.heard('inc-1', [
      happened('INCIDENT_RESOLVED', { summary: 'over' }),
    ]);
    await until(() => errors.length > 0);
    expect(told).toEqual([]);
  });
});
