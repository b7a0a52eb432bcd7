import { resolve } from 'node:path';
import {
  builtinDatabases,
  DATABASE_START_MS,
  TABLES,
} from './__testUtils__/builtinDatabase';

const databases = builtinDatabases();
const directory = resolve(__dirname, '../../../migrations');
it.each(databases.ids)(
  'the tables of the built-in adapters come and go on %s',
  async id => {
    const knex = await databases.start(id);
    const there = () =>
      Promise.all(TABLES.map(table => knex.schema.hasTable(table)));
    const name = '20261123_02_builtin.js';
    expect(await there()).toEqual(TABLES.map(() => true));
    await knex.migrate.down({ directory, name });
    expect(await there()).toEqual(TABLES.map(() => false));
    await knex.migrate.up({ directory, name });
    expect(await there()).toEqual(TABLES.map(() => true));
  },
  DATABASE_START_MS,
);
