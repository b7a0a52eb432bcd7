import type { Knex } from 'knex';
import type { StateStore } from '../StateStore';

const TABLE = 'ir_states';

export function createKnexStateStore(knex: Knex): StateStore {
  return {
    read: async name => {
      const row = await knex(TABLE).where({ name }).first('version', 'state');
      return row && { version: row.version, state: row.state };
    },
    write: async (name, expectedVersion, state) => {
      if (expectedVersion === 0) {
        const inserted = await knex(TABLE)
          .insert({ name, version: 1, state })
          .onConflict('name')
          .ignore()
          .returning('name');
        return inserted.length === 1;
      }
      const updated = await knex(TABLE)
        .where({ name, version: expectedVersion })
        .update({ version: expectedVersion + 1, state });
      return updated === 1;
    },
    named: prefix =>
      knex(TABLE).where('name', 'like', `${prefix}%`).select('name', 'state'),
    remove: async name => {
      await knex(TABLE).where({ name }).delete();
    },
  };
}
