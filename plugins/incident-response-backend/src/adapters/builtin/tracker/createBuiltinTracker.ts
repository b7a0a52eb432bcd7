import type { Knex } from 'knex';
import type { Tracker } from '@incident-response/backstage-plugin-incident-response-node';
import { incidentAddress } from '../addresses';
import { markedId, marker } from '../marker';
import { write } from '../outbound';

const POSTMORTEMS = 'ir_builtin_postmortems';

export interface BuiltinTrackerOptions {
  /** The plugin's database, migrated. */
  readonly knex: Knex;
  /** Where the app is served. */
  readonly baseUrl: string;
  readonly now?: () => Date;
}

/** Keeps postmortems beside the ledger; the incident page shows the words the ledger holds. */
export function createBuiltinTracker(options: BuiltinTrackerOptions): Tracker {
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
          const rows: { readonly postmortem_id: string }[] = await tx(
            POSTMORTEMS,
          )
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
  };
}
