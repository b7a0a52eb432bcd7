import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { planStoreContract } from '../../contract/planStoreContract';
import type { IncidentStore } from '../IncidentStore';
import type { PlanStore } from '../PlanStore';
import { createKnexPlanStore } from './createKnexPlanStore';
import { openKnexIncidentStore } from './openKnexIncidentStore';

jest.setTimeout(60_000);

describe.each([
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
])('due times on %s', (_, create) => {
  let database: TestDatabase;
  let store: IncidentStore;
  let plans: PlanStore;
  beforeAll(async () => {
    database = await create();
    const knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    plans = createKnexPlanStore(knex);
  });
  afterAll(() => database.remove());

  planStoreContract(() => ({ store, plans }));
});
