import {
  createPostgresDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { SAMPLE_TIME } from '../../contract/samples/commits';
import { sampleDelivery } from '../../contract/samples/deliveries';
import { ingestByRules } from '../../contract/samples/routes';
import { openKnexIncidentStore } from './openKnexIncidentStore';

const START_MS = 60_000;
/** Longer than thirty hasty attempts take. */
const SLOW_MS = 1_200;
const STORM = { limit: 3, withinMs: 5 * 60_000 };

describe('an alert that comes while another process takes long to commit', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createPostgresDatabase();
  }, START_MS);
  afterAll(() => database?.remove(), START_MS);

  it('waits for it instead of giving up', async () => {
    const store = await openKnexIncidentStore({
      database: databaseServiceOf(database.connect()),
      logger: quietLogger,
    });
    const other = await database.connect().transaction();
    await other('ir_openings').where('slot', '<', STORM.limit).forUpdate();
    const ingested = ingestByRules(
      store,
      sampleDelivery('event-1', { group: 'group-1' }),
      { storm: STORM },
      Date.parse(SAMPLE_TIME),
    );
    await new Promise(resolve => {
      setTimeout(resolve, SLOW_MS);
    });
    await other.rollback();
    expect((await ingested).type).toBe('opened');
  });
});
