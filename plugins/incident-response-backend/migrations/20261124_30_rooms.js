// @ts-check

/**
 * Which incident has, or had, a war room: what people do in a room leads to its incident.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async knex => {
  await knex.schema.createTable('ir_rooms', table => {
    table.text('room_id').notNullable().comment("The chat's id of the room");
    table.text('incident_id').notNullable();
    table.primary(['room_id'], 'ir_rooms_pk');
    table.index(['incident_id'], 'ir_rooms_incident_idx');
  });
  await knex.schema.alterTable('ir_heads', table => {
    table.index(['room_id'], 'ir_heads_room_idx');
  });
  await knex.raw(
    `insert into ir_rooms (room_id, incident_id)
     select room_id, min(incident_id) from ir_heads
     where room_id is not null group by room_id`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async knex => {
  await knex.schema.alterTable('ir_heads', table => {
    table.dropIndex(['room_id'], 'ir_heads_room_idx');
  });
  await knex.schema.dropTable('ir_rooms');
};
