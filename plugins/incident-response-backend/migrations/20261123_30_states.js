// @ts-check

/**
 * Small states that replicas agree on by compare-and-set: how far a verification of all ledgers is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('ir_states', table => {
    table.string('name', 100).primary();
    table.integer('version').notNullable().comment('Counts writes');
    table.text('state').notNullable().comment('JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('ir_states');
};
