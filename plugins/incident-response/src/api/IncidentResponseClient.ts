import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  evidenceReportSchema,
  pageComponentsSchema,
  type CommandResponse,
  type DeclareRequest,
  type EvidenceReport,
  type IncidentCommand,
  type IncidentList,
  type IncidentView,
  type PageComponents,
  type RoomView,
  type Timeline,
  type Verification,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { z } from 'zod';
import type {
  DrillRequest,
  EraseRequest,
  Erasure,
  IncidentQuery,
  IncidentResponseApi,
  PublicationsPeriod,
  PublicationsReport,
  TimelineQuery,
} from './IncidentResponseApi';
import { queryString } from './queryString';
import {
  commandResponseSchema,
  drillSchema,
  erasureSchema,
  listSchema,
  publicationsSchema,
  roomSchema,
  timelineSchema,
  verificationSchema,
  viewSchema,
} from './responses';

const PLUGIN_ID = 'incident-response';

/**
 * {@link IncidentResponseApi} over the backend's REST API.
 *
 * @public
 */
export class IncidentResponseClient implements IncidentResponseApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  list(query: IncidentQuery = {}, signal?: AbortSignal): Promise<IncidentList> {
    return this.#json(`/incidents${queryString(query)}`, listSchema, {
      signal,
    });
  }

  get(id: string, signal?: AbortSignal): Promise<IncidentView> {
    return this.#json(path(id), viewSchema, { signal });
  }

  timeline(
    id: string,
    query: TimelineQuery = {},
    signal?: AbortSignal,
  ): Promise<Timeline> {
    const params = queryString({
      after: query.after,
      limit: query.limit,
      wait: query.waitSeconds,
    });
    return this.#json(`${path(id)}/timeline${params}`, timelineSchema, {
      signal,
    });
  }

  declare(request: DeclareRequest): Promise<CommandResponse> {
    return this.#json('/incidents', commandResponseSchema, post(request));
  }

  command(id: string, command: IncidentCommand): Promise<CommandResponse> {
    return this.#json(
      `${path(id)}/commands`,
      commandResponseSchema,
      post({ command }),
    );
  }

  verify(id: string, signal?: AbortSignal): Promise<Verification> {
    return this.#json(`${path(id)}/verify`, verificationSchema, { signal });
  }

  pageComponents(id: string, signal?: AbortSignal): Promise<PageComponents> {
    return this.#json(`${path(id)}/page-components`, pageComponentsSchema, {
      signal,
    });
  }

  room(id: string, signal?: AbortSignal): Promise<RoomView> {
    return this.#json(`${path(id)}/room`, roomSchema, { signal });
  }

  async postmortem(
    id: string,
    signal?: AbortSignal,
  ): Promise<string | undefined> {
    const response = await this.#fetch(`${path(id)}/postmortem`, { signal });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.text();
  }

  exportIncident(id: string): Promise<Blob> {
    return this.#blob(`${path(id)}/export`);
  }

  evidence(signal?: AbortSignal): Promise<EvidenceReport> {
    return this.#json('/evidence', evidenceReportSchema, { signal });
  }

  publications(
    { from, to, drills }: PublicationsPeriod,
    cursor?: string,
  ): Promise<PublicationsReport> {
    const query = queryString({
      from,
      to,
      drills: drills ? 'true' : undefined,
      cursor,
    });
    return this.#json(`/publications${query}`, publicationsSchema, {});
  }

  publicationsCsv({ from, to, drills }: PublicationsPeriod): Promise<Blob> {
    const query = queryString({
      from,
      to,
      drills: drills ? 'true' : undefined,
      format: 'csv',
    });
    return this.#blob(`/publications${query}`);
  }

  erasePerson(request: EraseRequest): Promise<Erasure> {
    return this.#json('/people/erase', erasureSchema, post(request));
  }

  startDrill(request: DrillRequest): Promise<{ incidentId: string }> {
    return this.#json('/drills', drillSchema, post(request));
  }

  async #fetch(route: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl(PLUGIN_ID);
    return this.#fetchApi.fetch(`${baseUrl}${route}`, init);
  }

  async #blob(route: string): Promise<Blob> {
    const response = await this.#fetch(route, {});
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.blob();
  }

  async #json<T>(
    route: string,
    schema: z.ZodType<T>,
    init: RequestInit,
  ): Promise<T> {
    const response = await this.#fetch(route, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    const parsed = schema.safeParse(await response.json());
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new Error(
      `The answer of ${route} is not what this page understands (${issue.path.join(
        '.',
      )}: ${issue.message}). Update the frontend and backend plugins together.`,
    );
  }
}

function path(id: string): string {
  return `/incidents/${encodeURIComponent(id)}`;
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
