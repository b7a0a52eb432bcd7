import type { Knex } from 'knex';
import type { LookAtPage } from './playPeople';

/** Whoever looks at the public page sees what its tables hold. */
export const pageOf =
  (knex: Knex): LookAtPage =>
  async (incidentId, draftId) => {
    const row: { page_incident_id: string } | undefined = await knex(
      'ir_builtin_status_updates',
    )
      .where({ incident_id: incidentId, draft_id: draftId })
      .first('page_incident_id');
    return row?.page_incident_id;
  };
