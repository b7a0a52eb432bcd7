import type { Knex } from 'knex';
import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type { ApprovedPublication } from '@incident-response/backstage-plugin-incident-response-node';
import { markedId, marker } from '../marker';
import { rejected } from '../outbound';

const INCIDENTS = 'ir_builtin_status_incidents';
const UPDATES = 'ir_builtin_status_updates';
const COMPONENTS = 'ir_builtin_status_components';

interface UpdateRow {
  readonly marker: string;
  readonly page_incident_id: string;
  readonly incident_id: string;
  readonly sha256: string;
  readonly repeats: number;
}

const updateMarker = (page: string, key: string) =>
  marker('publication', page, key);

async function insertUpdate(
  tx: Knex,
  publication: ApprovedPublication,
  key: string,
  at: string,
): Promise<UpdateRow> {
  const { request } = publication;
  const mark = updateMarker(request.page, key);
  const rows: UpdateRow[] = await tx(UPDATES)
    .insert({
      marker: mark,
      effect_key: key,
      page_incident_id:
        request.operation.type === 'create'
          ? markedId('incident', mark)
          : request.operation.pageIncidentId,
      incident_id: publication.incidentId,
      draft_id: publication.draftId,
      revision: publication.revision,
      sha256: publication.sha256,
      request: JSON.stringify(request),
      published_at: at,
    })
    .onConflict('marker')
    .merge({ repeats: tx.raw('?? + 1', [`${UPDATES}.repeats`]) })
    .returning(['page_incident_id', 'incident_id', 'sha256', 'repeats']);
  return rows[0];
}

/** Opens the page incident or moves the open one on; one that is closed takes no more words. */
async function applyToIncident(
  tx: Knex,
  request: PublicationRequest,
  pageIncidentId: string,
  at: string,
): Promise<void> {
  const resolvedAt = request.status === 'resolved' ? at : null;
  if (request.operation.type === 'create') {
    await tx(INCIDENTS).insert({
      page_incident_id: pageIncidentId,
      page: request.page,
      opened_at: at,
      resolved_at: resolvedAt,
    });
    return;
  }
  const moved = await tx(INCIDENTS)
    .where({
      page_incident_id: pageIncidentId,
      page: request.page,
      resolved_at: null,
    })
    .update({ resolved_at: resolvedAt });
  if (moved === 0) {
    throw rejected(
      `The page ${request.page} has no open incident ${pageIncidentId}, so it cannot be updated. Draft anew to open one.`,
    );
  }
}

async function applyToComponents(
  tx: Knex,
  request: PublicationRequest,
  at: string,
): Promise<void> {
  for (const [id, status] of Object.entries(request.components)) {
    await tx(COMPONENTS)
      .insert({ page: request.page, component_id: id, status, updated_at: at })
      .onConflict(['page', 'component_id'])
      .merge(['status', 'updated_at']);
  }
}

/**
 * Publishes once: the same key again changes nothing but its count.
 *
 * @throws OutboundCallError where the key stands for other words or the page incident is not open
 */
export async function storePublication(
  tx: Knex,
  publication: ApprovedPublication,
  key: string,
  at: string,
): Promise<{ readonly pageIncidentId: string }> {
  const update = await insertUpdate(tx, publication, key, at);
  if (
    update.sha256 !== publication.sha256 ||
    update.incident_id !== publication.incidentId
  ) {
    throw rejected(
      `Under the key ${key} other words were published already (incident ${update.incident_id}, SHA-256 ${update.sha256}). Nothing was changed.`,
    );
  }
  if (update.repeats === 0) {
    const { request } = publication;
    await applyToIncident(tx, request, update.page_incident_id, at);
    await applyToComponents(tx, request, at);
  }
  return { pageIncidentId: update.page_incident_id };
}

export async function findPublication(
  knex: Knex,
  publication: {
    readonly page: string;
    readonly sha256: string;
    readonly key: string;
  },
): Promise<{ readonly pageIncidentId: string } | undefined> {
  const row = await knex<UpdateRow>(UPDATES)
    .where({
      marker: updateMarker(publication.page, publication.key),
      sha256: publication.sha256,
    })
    .first('page_incident_id');
  return row && { pageIncidentId: row.page_incident_id };
}
