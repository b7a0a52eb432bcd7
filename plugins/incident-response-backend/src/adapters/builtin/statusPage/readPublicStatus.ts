import type { Knex } from 'knex';
import {
  componentStatusSchema,
  publicationRequestSchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  overallStatus,
  type PublicIncident,
  type PublicStatusSummary,
  type PublicUpdate,
} from './PublicStatusSummary';

/** How many resolved incidents the public page keeps showing. */
const HISTORY = 30;
/** More open ones than anybody reads; a bound all the same. */
const OPEN = 100;

interface IncidentRow {
  readonly page_incident_id: string;
  readonly opened_at: string;
  readonly resolved_at: string | null;
}

interface UpdateRow {
  readonly position: number | string;
  readonly page_incident_id: string;
  readonly request: string;
  readonly published_at: string;
}

type Components = PublicStatusSummary['components'];

/** A component of the page as its keeper configures it. */
export type ConfiguredComponent = Pick<Components[number], 'id' | 'name'>;

/** The configured components first, in their order; then those that were only ever published. */
export async function readComponents(
  knex: Knex,
  page: string,
  configured: readonly ConfiguredComponent[],
): Promise<Components> {
  const rows: { component_id: string; status: string }[] = await knex(
    'ir_builtin_status_components',
  )
    .where({ page })
    .orderBy('component_id')
    .select('component_id', 'status');
  const statuses = new Map(
    rows.map(row => [
      row.component_id,
      componentStatusSchema.parse(row.status),
    ]),
  );
  const known = new Set(configured.map(({ id }) => id));
  const others = rows
    .filter(row => !known.has(row.component_id))
    .map(row => ({ id: row.component_id, name: row.component_id }));
  return [...configured, ...others].map(({ id, name }) => ({
    id,
    name,
    status: statuses.get(id) ?? 'operational',
  }));
}

function publicIncident(
  row: IncidentRow,
  updates: readonly UpdateRow[],
  names: ReadonlyMap<string, string>,
): PublicIncident[] {
  const published = updates
    .filter(update => update.page_incident_id === row.page_incident_id)
    .map(update => ({
      request: publicationRequestSchema.parse(JSON.parse(update.request)),
      at: update.published_at,
    }));
  if (published.length === 0) return [];
  const [{ request }] = published;
  return [
    {
      id: row.page_incident_id,
      title: request.title,
      status: request.status,
      impact: request.impact,
      startedAt: row.opened_at,
      resolvedAt: row.resolved_at,
      updates: published.map(
        (update): PublicUpdate => ({
          status: update.request.status,
          body: update.request.body,
          at: update.at,
          components: Object.entries(update.request.components).map(
            ([id, status]) => ({ name: names.get(id) ?? id, status }),
          ),
        }),
      ),
    },
  ];
}

/** What the public sees now. */
export async function readPublicStatus(
  knex: Knex,
  page: { readonly id: string; readonly title: string },
  configured: readonly ConfiguredComponent[],
): Promise<PublicStatusSummary> {
  const incidents = () =>
    knex<IncidentRow>('ir_builtin_status_incidents')
      .where('page', page.id)
      .orderBy('opened_at', 'desc')
      .select('page_incident_id', 'opened_at', 'resolved_at');
  const components = await readComponents(knex, page.id, configured);
  const rows: readonly IncidentRow[] = [
    ...(await incidents().whereNull('resolved_at').limit(OPEN)),
    ...(await incidents().whereNotNull('resolved_at').limit(HISTORY)),
  ];
  const updates = await knex<UpdateRow>('ir_builtin_status_updates')
    .whereIn(
      'page_incident_id',
      rows.map(row => row.page_incident_id),
    )
    .orderBy('position', 'desc')
    .select('position', 'page_incident_id', 'request', 'published_at');
  const names = new Map(components.map(({ id, name }) => [id, name]));
  const all = rows.flatMap(row => publicIncident(row, updates, names));
  const open = all.filter(({ resolvedAt }) => resolvedAt === null);
  return {
    page,
    status: overallStatus(open, components),
    components,
    incidents: open,
    history: all.filter(({ resolvedAt }) => resolvedAt !== null),
  };
}
