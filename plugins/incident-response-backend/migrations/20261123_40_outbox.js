// @ts-check

const INDEX = 'ir_heads_untold_idx';

/**
 * How far the world outside was told of an incident. What stands already is not told again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table
      .integer('told_seq')
      .notNullable()
      .defaultTo(0)
      .comment('The last commit that was told outside');
    table.bigInteger('tell_until').comment('Handed to one teller until then');
  });
  await knex('ir_heads').update({ told_seq: knex.ref('seq') });
  await knex.raw(
    `create index ${INDEX} on ir_heads (updated_at) where told_seq < seq`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(`drop index if exists ${INDEX}`);
  await knex.schema.alterTable('ir_heads', table => {
    table.dropColumn('told_seq');
    table.dropColumn('tell_until');
  });
};
