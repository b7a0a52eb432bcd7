import {
  createPostgresDatabase,
  createSqliteDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { incidentStoreContract } from '../../contract/incidentStoreContract';
import { startKnexSubject } from './__testUtils__/knexSubject';

incidentStoreContract('SQLite', async () =>
  startKnexSubject(await createSqliteDatabase()),
);

incidentStoreContract('Postgres', async () =>
  startKnexSubject(await createPostgresDatabase()),
);
