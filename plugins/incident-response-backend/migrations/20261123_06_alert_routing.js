// @ts-check

// As many as a limit can be configured to.
const SLOTS = 1000;

/**
 * What decides where an alert goes: since when we are here, how many incidents alerts opened of late,
 * and which incident other alerts of the same entity, or of a storm, belong to.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('ir_alert_groups', table => {
    table.text('started_at').comment('ISO 8601: the episode that was opened');
  });

  await knex.schema.createTable('ir_installation', table => {
    table.integer('id').notNullable().comment('Always 1');
    table
      .bigInteger('first_start')
      .notNullable()
      .comment('Epoch milliseconds; never changes');
    table.primary(['id'], 'ir_installation_pk');
  });
  // Whoever ran before this was remembered started with the first incident at the latest.
  await knex.raw(`
    insert into ir_installation (id, first_start)
    select 1, min(declared_at) from ir_heads having min(declared_at) is not null`);

  await knex.schema.createTable('ir_openings', table => {
    table.integer('slot').notNullable().comment('Counts from 0');
    table
      .bigInteger('opened_at')
      .notNullable()
      .comment('Epoch milliseconds; when an alert last took this slot');
    table.primary(['slot'], 'ir_openings_pk');
  });
  await knex.raw(
    `insert into ir_openings (slot, opened_at)
     with recursive slots(slot) as (
       select 0 union all select slot + 1 from slots where slot < ?
     )
     select slot, 0 from slots`,
    [SLOTS - 1],
  );

  await knex.schema.createTable('ir_alert_routes', table => {
    table.text('kind').notNullable().comment('entity or storm');
    table.text('route_key').notNullable();
    table.text('incident_id').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Counts writes: the guard of concurrent deliveries');
    table.primary(['kind', 'route_key'], 'ir_alert_routes_pk');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ir_alert_routes');
  await knex.schema.dropTable('ir_openings');
  await knex.schema.dropTable('ir_installation');
  await knex.schema.alterTable('ir_alert_groups', table => {
    table.dropColumn('started_at');
  });
};
