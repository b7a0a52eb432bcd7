// @ts-check

const INDEX = 'ir_builtin_status_incidents_open';

/**
 * What is open is a handful; without this index the public page would read every incident that ever
 * was to find it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.raw(
    `create index ${INDEX} on ir_builtin_status_incidents (page, opened_at) where resolved_at is null`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(`drop index if exists ${INDEX}`);
};
