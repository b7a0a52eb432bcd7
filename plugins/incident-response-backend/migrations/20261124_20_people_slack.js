// @ts-check

/**
 * Slack's id of a person, where an on-call schedule or a directory knows it: who has one need not be
 * looked for by e-mail.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('ir_people', table => {
    table.text('slack_id').comment("Slack's id of the user");
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async knex => {
  await knex.schema.alterTable('ir_people', table => {
    table.dropColumn('slack_id');
  });
};
