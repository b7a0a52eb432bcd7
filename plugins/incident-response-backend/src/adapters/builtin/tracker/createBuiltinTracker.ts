import type { Knex } from 'knex';
import type { Tracker } from '@incident-response/backstage-plugin-incident-response-node';
import { incidentAddress } from '../addresses';
import { markedId, marker } from '../marker';
import { write } from '../outbound';

const POSTMORTEMS = 'ir_builtin_postmortems';

export interface StoredPostmortem {
  readonly postmortemId: string;
  readonly title: string;
  readonly markdown: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Keeps postmortems beside the ledger; the incident page shows them. */
export interface BuiltinTracker extends Tracker {
  /** The newest postmortem of the incident. */
  readPostmortem(incidentId: string): Promise<StoredPostmortem | undefined>;
}

export interface BuiltinTrackerOptions {
  /** The plugin's database, migrated. */
  readonly knex: Knex;
  /** Where the app is served. */
  readonly baseUrl: string;
  readonly now?: () => Date;
}

interface Row {
  readonly postmortem_id: string;
  readonly incident_id: string;
  readonly document: string;
  readonly created_at: string;
}

export function createBuiltinTracker(
  options: BuiltinTrackerOptions,
): BuiltinTracker {
  const { knex, baseUrl } = options;
  return {
    name: 'incident page',
    createPostmortem: ({ incident, title, markdown }, call) =>
      write(
        knex,
        call,
        `Storing the postmortem of ${incident.id}`,
        async tx => {
          const mark = marker('postmortem', incident.id, call.key);
          const at = (options.now?.() ?? new Date()).toISOString();
          const rows: Pick<Row, 'postmortem_id'>[] = await tx(POSTMORTEMS)
            .insert({
              postmortem_id: markedId('postmortem', mark),
              marker: mark,
              effect_key: call.key,
              incident_id: incident.id,
              document: JSON.stringify({ title, markdown }),
              created_at: at,
              updated_at: at,
            })
            .onConflict('marker')
            .merge({
              document: JSON.stringify({ title, markdown }),
              updated_at: at,
              repeats: tx.raw('?? + 1', [`${POSTMORTEMS}.repeats`]),
            })
            .returning(['postmortem_id']);
          return {
            postmortemId: rows[0].postmortem_id,
            url: `${incidentAddress(baseUrl, incident.id)}#postmortem`,
          };
        },
      ),
    async readPostmortem(incidentId) {
      const row = await knex<Row>(POSTMORTEMS)
        .where({ incident_id: incidentId })
        .orderBy('created_at', 'desc')
        .first();
      if (!row) return undefined;
      const document: { title: string; markdown: string } = JSON.parse(
        row.document,
      );
      return {
        ...document,
        postmortemId: row.postmortem_id,
        createdAt: row.created_at,
      };
    },
  };
}
