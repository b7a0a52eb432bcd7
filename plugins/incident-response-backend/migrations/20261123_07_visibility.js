// @ts-check

/**
 * Who may know of an incident; whatever was declared before this is open to everybody who may read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table.text('visibility').notNullable().defaultTo('normal');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table.dropColumn('visibility');
  });
};
