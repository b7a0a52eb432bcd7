// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.schema.createTable('ir_development_keys', table => {
    table.comment(
      'The key that signs heads where none is configured; made once, for development',
    );
    table.string('key_id', 100).primary();
    table.text('secret').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('ir_development_keys');
};
