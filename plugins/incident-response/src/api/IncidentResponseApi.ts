import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  CommandResponse,
  DeclareRequest,
  EvidenceReport,
  IncidentCommand,
  IncidentFilter,
  IncidentList,
  IncidentView,
  PageComponents,
  RoomView,
  Severity,
  Timeline,
  Verification,
} from '@incident-response/backstage-plugin-incident-response-common';

/**
 * Which incidents, and which page of them.
 *
 * @public
 */
export type IncidentQuery = Partial<IncidentFilter> & {
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
  /** Rows at most. */
  readonly limit?: number;
};

/**
 * Which part of a timeline.
 *
 * @public
 */
export interface TimelineQuery {
  /** `cursor` of the part before. */
  readonly after?: string;
  /** Entries at most. */
  readonly limit?: number;
  /** Seconds the server may hold the answer until something happens, 25 at most. */
  readonly waitSeconds?: number;
}

/**
 * A drill to play: what breaks, and how badly.
 *
 * @public
 */
export interface DrillRequest {
  /** UUID; makes a repeated click harmless. */
  readonly requestId: string;
  /** Without it the drill is about something the catalog does not know. */
  readonly entityRef?: string;
  readonly severity?: Severity;
}

/**
 * Which publications to report.
 *
 * @public
 */
export interface PublicationsPeriod {
  /** ISO 8601 date or time; published at or after. */
  readonly from: string;
  /** ISO 8601 date or time; published before. At most 400 days after `from`. */
  readonly to: string;
  /** Also those of drills. */
  readonly drills?: boolean;
}

/**
 * One publication: who wrote it, who approved it, and how long that took. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface PublicationReported {
  readonly incidentId: string;
  /** As customers read it. */
  readonly title: string;
  readonly draftId: string;
  readonly revision: number;
  readonly drafter: string;
  readonly approvers: readonly string[];
  readonly publishedAt: string;
  /** Whole seconds from the draft to the last approval it needed. */
  readonly secondsToApprove?: number;
  /** Whole seconds from there until it was out. */
  readonly secondsToPublish?: number;
  /** What is wrong with its ledger; absent: it is whole. */
  readonly problem?: string;
}

/**
 * A part of the report of publications.
 *
 * @public
 */
export interface PublicationsReport {
  readonly publications: readonly PublicationReported[];
  /** Ledgers that may hold some and could not be read. */
  readonly unreadable: readonly {
    readonly incidentId: string;
    readonly problem: string;
  }[];
  /** Leads to the next part; absent: this is the last one. */
  readonly nextCursor?: string;
}

/**
 * A person whose name and e-mail are to go.
 *
 * @public
 */
export interface EraseRequest {
  /** An e-mail, an id (`person:…`) or the entity ref of a user. */
  readonly person: string;
  /** Stands on every ledger that names them: without a name. */
  readonly reason: string;
}

/**
 * What an erasure reached.
 *
 * @public
 */
export interface Erasure {
  /** The ids under which ledgers may know the person. */
  readonly persons: readonly string[];
  /** Ids of the incidents on whose ledger the erasure now stands. */
  readonly incidents: readonly string[];
}

/**
 * What the incident pages need of the backend. Every call throws a
 * `ResponseError` whose cause holds the server's sentence.
 *
 * @public
 */
export interface IncidentResponseApi {
  /** One page of incidents, newest first. */
  list(query?: IncidentQuery, signal?: AbortSignal): Promise<IncidentList>;
  /** One incident, and what the caller may do with it. */
  get(id: string, signal?: AbortSignal): Promise<IncidentView>;
  /** What happened, oldest first. */
  timeline(
    id: string,
    query?: TimelineQuery,
    signal?: AbortSignal,
  ): Promise<Timeline>;
  /** Opens an incident by hand. */
  declare(request: DeclareRequest): Promise<CommandResponse>;
  /** Sends a command; the answer holds the events it caused. */
  command(id: string, command: IncidentCommand): Promise<CommandResponse>;
  /** Checks the ledger's chain. */
  verify(id: string, signal?: AbortSignal): Promise<Verification>;
  /** The status page's own components; throws where the page cannot be read. */
  pageComponents(id: string, signal?: AbortSignal): Promise<PageComponents>;
  /** What the built-in war room shows. */
  room(id: string, signal?: AbortSignal): Promise<RoomView>;
  /** The postmortem as Markdown; `undefined` while there is none. */
  postmortem(id: string, signal?: AbortSignal): Promise<string | undefined>;
  /** The whole ledger as one signed file. */
  exportIncident(id: string): Promise<Blob>;
  /** What the verification of all ledgers found. */
  evidence(signal?: AbortSignal): Promise<EvidenceReport>;
  /** Who drafted and who approved what was published; `cursor` is `nextCursor` of the part before. */
  publications(
    period: PublicationsPeriod,
    cursor?: string,
  ): Promise<PublicationsReport>;
  /** The same, the whole period, as CSV. */
  publicationsCsv(period: PublicationsPeriod): Promise<Blob>;
  /** Removes name and e-mail of a person; asked again, it goes on where it stopped. */
  erasePerson(request: EraseRequest): Promise<Erasure>;
  /** Plays an alert through the real doors. */
  startDrill(request: DrillRequest): Promise<{ incidentId: string }>;
}

/**
 * Ref of {@link IncidentResponseApi}.
 *
 * @public
 */
export const incidentResponseApiRef = createApiRef<IncidentResponseApi>().with({
  id: 'plugin.incident-response.client',
  pluginId: 'incident-response',
});
