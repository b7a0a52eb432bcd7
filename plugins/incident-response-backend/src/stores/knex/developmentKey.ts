import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

const TABLE = 'ir_development_keys';
const KEY_ID = 'development';

/**
 * The key for installations that configured none: made once and kept beside what it signs, so it
 * catches accidents, not somebody who can write to the database.
 */
export async function developmentKey(
  knex: Knex,
): Promise<{ readonly id: string; readonly secret: string }> {
  await knex(TABLE)
    .insert({ key_id: KEY_ID, secret: randomBytes(32).toString('hex') })
    .onConflict('key_id')
    .ignore();
  const row = await knex(TABLE).where({ key_id: KEY_ID }).first('secret');
  return { id: KEY_ID, secret: row.secret };
}
