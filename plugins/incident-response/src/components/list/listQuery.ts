import {
  incidentStatusSchema,
  severitySchema,
  type IncidentStatus,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { IncidentQuery } from '../../api/IncidentResponseApi';

/** What the list's address says. */
export interface ListState {
  readonly status: readonly IncidentStatus[];
  readonly severity: readonly Severity[];
  readonly text: string;
  readonly drills: boolean;
  readonly cursor?: string;
}

const PAGE_SIZE = 25;

/** Reads the address; what is not understood is ignored. */
export function readListState(params: URLSearchParams): ListState {
  return {
    status: params
      .getAll('status')
      .flatMap(value => incidentStatusSchema.safeParse(value).data ?? []),
    severity: params
      .getAll('severity')
      .flatMap(value => severitySchema.safeParse(value).data ?? []),
    text: params.get('text') ?? '',
    drills: params.get('drills') === 'true',
    cursor: params.get('cursor') ?? undefined,
  };
}

/** Writes the address, leaving out what is not asked for. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  for (const status of state.status) params.append('status', status);
  for (const severity of state.severity) params.append('severity', severity);
  if (state.text) params.set('text', state.text);
  if (state.drills) params.set('drills', 'true');
  if (state.cursor) params.set('cursor', state.cursor);
  return params;
}

/** Whether anything narrows the list. */
export function isFiltered(state: ListState): boolean {
  return Boolean(state.status.length || state.severity.length || state.text);
}

/** The list's address as a question to the backend. */
export function toQuery(state: ListState): IncidentQuery {
  return {
    status: state.status.length ? [...state.status] : undefined,
    severity: state.severity.length ? [...state.severity] : undefined,
    text: state.text || undefined,
    kind: state.drills ? ['real', 'drill'] : ['real'],
    cursor: state.cursor,
    limit: PAGE_SIZE,
  };
}
