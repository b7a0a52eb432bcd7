// @ts-check

/**
 * The ledger, its heads, the inbox and the alert groups.
 *
 * Every text that comes from outside is `text`, never `jsonb`: the hash is over the stored bytes.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // SQLite filters inside the index and skips the table for what does not match; Postgres would
  // not, and limits the size of an entry.
  const isPostgres = knex.client.config.client === 'pg';
  /** @param {string[]} names */
  const onSqlite = (...names) => (isPostgres ? [] : names);

  await knex.schema.createTable('ir_commits', table => {
    table.text('incident_id').notNullable();
    table.integer('seq').notNullable().comment('1, 2, 3 … without gaps');
    table
      .text('commit_id')
      .notNullable()
      .comment('Tells our own commit after a lost reply');
    table.text('payload').notNullable().comment('JSON, hashed as it stands');
    table.text('hash').notNullable().comment('SHA-256 of the payload, hex');
    table.primary(['incident_id', 'seq'], 'ir_commits_pk');
    table.unique(['incident_id', 'commit_id'], {
      indexName: 'ir_commits_commit_id_uniq',
    });
  });

  await knex.schema.createTable('ir_heads', table => {
    table.text('incident_id').notNullable();
    table.integer('seq').notNullable();
    table.text('hash').notNullable();
    table.text('key_id').notNullable();
    table.text('signature').notNullable();
    table.text('title').notNullable();
    table
      .text('title_lower')
      .notNullable()
      .comment('What a text search looks in');
    table.text('kind').notNullable();
    table.text('severity').notNullable();
    table.text('status').notNullable();
    table.text('entity_ref');
    table.text('ic');
    table.bigInteger('declared_at').notNullable().comment('Epoch milliseconds');
    table.bigInteger('updated_at').notNullable().comment('Epoch milliseconds');
    table.text('owners').notNullable().comment('JSON array of entity refs');
    table
      .text('participants')
      .notNullable()
      .comment('JSON array of entity refs');
    table.text('room_id');
    table
      .bigInteger('due_at')
      .comment('Epoch milliseconds; null: nothing is due');
    table.bigInteger('visit_until').comment('Handed to one visitor until then');
    table.integer('plan_version').notNullable();
    table.primary(['incident_id'], 'ir_heads_pk');
    table.index(
      [
        'declared_at',
        'incident_id',
        ...onSqlite('kind', 'status', 'severity', 'title_lower'),
      ],
      'ir_heads_newest_idx',
    );
    table.index(
      [
        'status',
        'declared_at',
        'incident_id',
        ...onSqlite('kind', 'severity', 'title_lower'),
      ],
      'ir_heads_status_idx',
    );
    table.index(
      ['entity_ref', 'declared_at', 'incident_id'],
      'ir_heads_entity_idx',
    );
    table.index(['ic', 'declared_at', 'incident_id'], 'ir_heads_ic_idx');
  });
  await knex.schema.raw(
    'create index ir_heads_due_idx on ir_heads (due_at) where due_at is not null',
  );

  await knex.schema.createTable('ir_head_people', table => {
    table.text('entity_ref').notNullable();
    table.text('role').notNullable().comment('owner or participant');
    table.text('incident_id').notNullable();
    table.primary(['entity_ref', 'role', 'incident_id'], 'ir_head_people_pk');
    table.index(['incident_id'], 'ir_head_people_incident_idx');
  });

  await knex.schema.createTable('ir_inbox', table => {
    table.bigIncrements('inbox_id');
    table.text('event_key').notNullable();
    table.text('incident_id').comment('Null: recorded, no incident');
    table.bigInteger('received_at').notNullable().comment('Epoch milliseconds');
    table
      .bigInteger('drained_at')
      .comment('Epoch milliseconds; null: not on the ledger yet');
    table.text('payload').notNullable().comment('The delivery as JSON');
    table.unique(['event_key'], { indexName: 'ir_inbox_event_key_uniq' });
  });
  await knex.schema.raw(
    'create index ir_inbox_waiting_idx on ir_inbox (incident_id, received_at, inbox_id) where drained_at is null',
  );
  await knex.schema.raw(
    'create index ir_inbox_overdue_idx on ir_inbox (received_at, incident_id) where drained_at is null',
  );

  await knex.schema.createTable('ir_alert_groups', table => {
    table.text('source').notNullable();
    table.text('group_key').notNullable();
    table.text('state').notNullable();
    table.text('at').comment('ISO 8601 as the source told it');
    table.text('resolved_at').comment('ISO 8601 as the source told it');
    table.text('incident_id').comment('The newest incident of the group');
    table.integer('generation').notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Counts writes: the guard of concurrent deliveries');
    table.primary(['source', 'group_key'], 'ir_alert_groups_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ir_alert_groups');
  await knex.schema.dropTable('ir_inbox');
  await knex.schema.dropTable('ir_head_people');
  await knex.schema.dropTable('ir_heads');
  await knex.schema.dropTable('ir_commits');
};
