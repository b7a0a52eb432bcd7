// @ts-check

// Tables of the built-in adapters: what serves where no vendor is configured.
//
// `marker` tells one outbound act from another and is unique, so that performing an act again
// can never show twice; `repeats` counts how often that was tried.
// Text from outside is stored as JSON: Postgres refuses the character U+0000 in plain text.

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function marked(table) {
  table.string('marker', 64).notNullable().unique();
  table.text('effect_key').notNullable();
  table.integer('repeats').notNullable().defaultTo(0);
}

/**
 * @param {import('knex').Knex} knex
 */
async function createChat(knex) {
  await knex.schema.createTable('ir_builtin_rooms', table => {
    table.string('room_id', 64).primary();
    marked(table);
    table.string('incident_id', 100).notNullable().index();
    table.text('name').notNullable();
    table.text('url').notNullable();
    table.string('opened_at', 40).notNullable();
    table.string('archived_at', 40).nullable();
  });
  await knex.schema.createTable('ir_builtin_messages', table => {
    table.bigIncrements('position');
    table.string('message_id', 64).notNullable().unique();
    marked(table);
    table.string('room_id', 64).nullable().index();
    table.text('what').notNullable();
    table.text('content').notNullable();
    table.boolean('pinned').notNullable().defaultTo(false);
    table.string('posted_at', 40).notNullable();
    table.string('updated_at', 40).notNullable();
  });
  await knex.schema.createTable('ir_builtin_members', table => {
    table.string('room_id', 64).notNullable();
    table.string('entity_ref', 500).notNullable();
    table.string('added_at', 40).notNullable();
    table.primary(['room_id', 'entity_ref']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createStatusPage(knex) {
  await knex.schema.createTable('ir_builtin_status_incidents', table => {
    table.string('page_incident_id', 64).primary();
    table.string('page', 200).notNullable();
    table.string('opened_at', 40).notNullable();
    table.string('resolved_at', 40).nullable();
    table.index(['page', 'opened_at'], 'ir_builtin_status_incidents_page');
  });
  await knex.schema.createTable('ir_builtin_status_updates', table => {
    table.bigIncrements('position');
    marked(table);
    table.string('page_incident_id', 64).notNullable().index();
    table.string('incident_id', 100).notNullable();
    table.string('draft_id', 100).notNullable();
    table.integer('revision').notNullable();
    table.string('sha256', 64).notNullable();
    table.text('request').notNullable();
    table.string('published_at', 40).notNullable();
  });
  await knex.schema.createTable('ir_builtin_status_components', table => {
    table.string('page', 200).notNullable();
    table.string('component_id', 200).notNullable();
    table.string('status', 40).notNullable();
    table.string('updated_at', 40).notNullable();
    table.primary(['page', 'component_id']);
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createTracker(knex) {
  await knex.schema.createTable('ir_builtin_postmortems', table => {
    table.string('postmortem_id', 64).primary();
    marked(table);
    table.string('incident_id', 100).notNullable().index();
    table.text('document').notNullable();
    table.string('created_at', 40).notNullable();
    table.string('updated_at', 40).notNullable();
  });
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createChat(knex);
  await createStatusPage(knex);
  await createTracker(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ir_builtin_postmortems');
  await knex.schema.dropTable('ir_builtin_status_components');
  await knex.schema.dropTable('ir_builtin_status_updates');
  await knex.schema.dropTable('ir_builtin_status_incidents');
  await knex.schema.dropTable('ir_builtin_members');
  await knex.schema.dropTable('ir_builtin_messages');
  await knex.schema.dropTable('ir_builtin_rooms');
};
