// @ts-check

const INDEX = 'ir_heads_removable_idx';

/**
 * What is left of a ledger that was removed under retention, and from when on one may be. Ledgers that
 * ended before this are kept: nobody promised anything of them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table
      .bigInteger('removable_at')
      .comment('Epoch milliseconds; null: the ledger is kept');
  });
  await knex.raw(
    `create index ${INDEX} on ir_heads (removable_at, incident_id) where removable_at is not null`,
  );
  await knex.schema.createTable('ir_tombstones', table => {
    table.text('incident_id').notNullable();
    table.integer('seq').notNullable().comment('The last commit there was');
    table.text('hash').notNullable().comment('Of the last commit, hex');
    table.text('status').notNullable().comment('How the incident ended');
    table.text('visibility').notNullable();
    table.bigInteger('removed_at').notNullable().comment('Epoch milliseconds');
    table
      .text('statement')
      .notNullable()
      .comment('JSON that says all of it, signed byte for byte');
    table.text('key_id').notNullable();
    table.text('signature').notNullable();
    table.primary(['incident_id'], 'ir_tombstones_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.schema.dropTable('ir_tombstones');
  await knex.raw(`drop index if exists ${INDEX}`);
  await knex.schema.alterTable('ir_heads', table => {
    table.dropColumn('removable_at');
  });
};
