// @ts-check

const INDEX = 'ir_heads_title_idx';

/**
 * Finds text anywhere in a title by its trigrams. Where the database user may not add the extension,
 * there is no such index: a search finds the same and reads more for it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  if (knex.client.config.client !== 'pg') return;
  try {
    // A transaction of its own: a refusal must not undo the migration.
    await knex.transaction(async trx => {
      await trx.raw('create extension if not exists pg_trgm');
      await trx.raw(
        `create index ${INDEX} on ir_heads using gin (title_lower gin_trgm_ops)`,
      );
    });
  } catch {
    // Whoever adds the extension later finds the statement in the plugin's README.
  }
};

/**
 * The extension stays: others may have come to use it.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async knex => {
  if (knex.client.config.client !== 'pg') return;
  await knex.raw(`drop index if exists ${INDEX}`);
};
