// @ts-check

/**
 * What is left to do although an incident is over, for lists. Heads written before this say nothing of
 * it until their next commit.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table.integer('page_open').comment('1: customers still read of it');
    table
      .bigInteger('postmortem_due_at')
      .comment('Epoch milliseconds; null: there is none to finish');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table.dropColumn('page_open');
    table.dropColumn('postmortem_due_at');
  });
};
