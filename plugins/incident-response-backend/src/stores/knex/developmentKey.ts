import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

const TABLE = 'ir_development_keys';

/** Made by whoever comes first, and the same for everybody after that. */
async function madeOnce(
  knex: Knex,
  keyId: string,
  make: () => string,
): Promise<string> {
  const read = () => knex(TABLE).where({ key_id: keyId }).first('secret');
  const known = await read();
  if (known) return known.secret;
  await knex(TABLE)
    .insert({ key_id: keyId, secret: make() })
    .onConflict('key_id')
    .ignore();
  return (await read()).secret;
}

/**
 * The key for installations that configured none: made once and kept beside what it signs, so it
 * catches accidents, not somebody who can write to the database.
 */
export async function developmentKey(
  knex: Knex,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = 'development';
  const make = () => randomBytes(32).toString('hex');
  return { id, secret: await madeOnce(knex, id, make) };
}

/** The same for what leaves the store: an Ed25519 key as PKCS #8 PEM. */
export async function developmentSigningKey(
  knex: Knex,
): Promise<{ readonly id: string; readonly privateKey: string }> {
  const id = 'development-signing';
  const make = () =>
    generateKeyPairSync('ed25519')
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
  return { id, privateKey: await madeOnce(knex, id, make) };
}
