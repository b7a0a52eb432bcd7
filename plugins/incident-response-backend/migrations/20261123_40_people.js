// @ts-check

/**
 * Names and addresses of people, which ledgers only refer to: what stands on a ledger can never be
 * taken back, what stands here can.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('ir_people', table => {
    table.text('person_id').notNullable().comment('What ledgers hold');
    table
      .text('salt')
      .comment(
        'With the e-mail it makes the id; null: erased, nobody can tell',
      );
    table.text('email').comment('Lower case');
    table.text('name');
    table.text('entity_ref').comment('Where the catalog knows the person');
    table.bigInteger('learned_at').notNullable().comment('Epoch milliseconds');
    table.bigInteger('erased_at').comment('Epoch milliseconds');
    table.primary(['person_id'], 'ir_people_pk');
    table.unique(['email'], { indexName: 'ir_people_email_uniq' });
    table.index(['entity_ref'], 'ir_people_entity_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async knex => {
  await knex.schema.dropTable('ir_people');
};
