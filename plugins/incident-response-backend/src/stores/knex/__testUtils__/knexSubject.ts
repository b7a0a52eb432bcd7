import type { Knex } from 'knex';
import {
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../../contract/__testUtils__/testDatabase';
import type { IncidentStoreSubject } from '../../../contract/incidentStoreContract';
import { dialectOf } from '../dialect';
import { createKnexIncidentStore } from '../KnexIncidentStore';
import { openKnexIncidentStore } from '../openKnexIncidentStore';

const TABLES = [
  'ir_commits',
  'ir_heads',
  'ir_head_people',
  'ir_rooms',
  'ir_inbox',
  'ir_alert_groups',
  'ir_people',
  'ir_alert_routes',
  'ir_installation',
  'ir_tombstones',
];

const BREAK = {
  sqlite: [
    `create trigger broken before insert on ir_commits
     begin select raise(abort, 'disk full'); end`,
  ],
  postgres: [
    `create function broken() returns trigger language plpgsql
     as $$ begin raise exception 'disk full'; end $$`,
    'create trigger broken before insert on ir_commits execute function broken()',
  ],
};

const REPAIR = {
  sqlite: ['drop trigger broken'],
  postgres: ['drop trigger broken on ir_commits', 'drop function broken()'],
};

async function runAll(knex: Knex, statements: readonly string[]) {
  for (const statement of statements) await knex.raw(statement);
}

/** The knex store on a real database, opened as the plugin opens it. */
export async function startKnexSubject(
  database: TestDatabase,
): Promise<IncidentStoreSubject> {
  const knex = database.connect();
  const dialect = dialectOf(knex);
  let opened = false;
  return {
    async openStore() {
      // A SQLite file belongs to one pool; Postgres gets a second one, as from another process.
      const own = opened && dialect === 'postgres' ? database.connect() : knex;
      if (opened && dialect === 'sqlite')
        return createKnexIncidentStore({ knex });
      opened = true;
      return openKnexIncidentStore({
        database: databaseServiceOf(own),
        logger: quietLogger,
      });
    },
    async clear() {
      for (const table of TABLES) await knex(table).delete();
      await knex('ir_openings').update({ opened_at: 0 });
    },
    async breakCommits() {
      await runAll(knex, BREAK[dialect]);
      return () => runAll(knex, REPAIR[dialect]);
    },
    close: () => database.remove(),
  };
}
