import { z } from 'zod';
import type { Actor } from './actor';
import { commandSchema, type CommandType } from './commands';
import type { IncidentDurations } from './durations';
import type { LedgerEvent } from './events/index';
import type { Outlook } from './followUps';
import type { Incident } from './incident';
import { pageComponentSchema } from './publication';
import { incidentVisibilitySchema } from './visibility';
import {
  incidentKindSchema,
  incidentStatusSchema,
  severitySchema,
} from './severity';

/**
 * One row of the incident list.
 *
 * @public
 */
export const incidentCardSchema = z.object({
  id: z.string(),
  seq: z.number().int(),
  title: z.string(),
  kind: incidentKindSchema,
  visibility: incidentVisibilitySchema,
  severity: severitySchema,
  status: incidentStatusSchema,
  entityRef: z.string().nullable(),
  ic: z.string().nullable(),
  declaredAt: z.string(),
  updatedAt: z.string(),
  /** Resolved, and customers still read that it is not. */
  pageOpen: z.literal(true).optional(),
  /** When the postmortem has to be finished; absent: there is none to finish. */
  postmortemDueAt: z.string().optional(),
});

/**
 * An incident as lists show it. Times are ISO 8601 in UTC.
 *
 * @public
 */
export type IncidentCard = z.infer<typeof incidentCardSchema>;

/**
 * Filters of the incident list. Lists are ORed, different filters ANDed.
 *
 * @public
 */
export const incidentFilterSchema = z.object({
  status: z.array(incidentStatusSchema).optional(),
  severity: z.array(severitySchema).optional(),
  entityRef: z.string().optional(),
  ic: z.string().optional(),
  /** Part of the title, any case. */
  text: z.string().max(200).optional(),
  /** Drills are hidden unless asked for. */
  kind: z.array(incidentKindSchema).default(['real']),
  visibility: z.array(incidentVisibilitySchema).optional(),
});

/**
 * What a list is narrowed to.
 *
 * @public
 */
export type IncidentFilter = z.infer<typeof incidentFilterSchema>;

/**
 * What is wrong with the chat that war rooms are opened in. Incidents go on without it.
 *
 * @public
 */
export interface ChatTrouble {
  /**
   * One sentence each, with what to do and without secrets, as far as the replica that answered knows;
   * absent: nothing is wrong. The same stand in the answer of `GET /health`.
   */
  readonly chatProblems?: readonly string[];
}

/**
 * One page of the incident list, newest first.
 *
 * @public
 */
export interface IncidentList extends ChatTrouble {
  readonly incidents: readonly IncidentCard[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/**
 * What the viewer may do: `true`, or the sentence that says why not.
 *
 * @public
 */
export type AllowedCommands = Readonly<Record<CommandType, true | string>>;

/**
 * Where the approval of a draft stands, for whoever looks at it. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface DraftAuthority {
  readonly draftId: string;
  /** Entity refs of who may still approve the newest revision. */
  readonly eligible: readonly string[];
  /** Says that there may be more of them; absent: these are all. */
  readonly unknown?: string;
  /** How many distinct people have to approve. */
  readonly quorum: number;
  /** Entity refs of who approved the newest revision. */
  readonly given: readonly string[];
  /** Why nobody can approve it as it is, and what to do. */
  readonly blocked?: string;
  /** When a waiting draft has to be revised or confirmed afresh. */
  readonly staleAt?: string;
  /** Whether that time has come. */
  readonly stale: boolean;
  /** When the approval lapses unless publishing has begun. */
  readonly lapsesAt?: string;
  /** For the viewer: `true`, or the sentence that says why they may not approve it now. */
  readonly mayApprove: true | string;
}

/**
 * Answer of `GET /incidents/:id`: the incident, and what the viewer may do about it.
 *
 * @public
 */
export interface IncidentView extends ChatTrouble {
  readonly incident: Incident;
  readonly viewer: {
    /** Absent for a caller that is not a user. */
    readonly entityRef?: string;
    readonly allowed: AllowedCommands;
  };
  /** Entity refs of who may approve a draft now. */
  readonly eligibleApprovers: readonly string[];
  /** What happens next if nobody acts. */
  readonly outlook: Outlook;
  /** Of every draft that is not settled. */
  readonly approvals: readonly DraftAuthority[];
  /** Follows from the incident's milestones. */
  readonly durations: IncidentDurations;
  /** Ids of incidents that this one names and that are gone → when (ISO 8601) they were removed. */
  readonly removed?: Readonly<Record<string, string>>;
}

/**
 * One event of a ledger with its place in it. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface TimelineEntry {
  /** `<seq>.<index>`; also the cursor. */
  readonly id: string;
  readonly seq: number;
  readonly index: number;
  readonly at: string;
  readonly actor: Actor;
  readonly event: LedgerEvent;
}

/**
 * One page of a timeline, oldest first.
 *
 * @public
 */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** Give it back as `after` for what comes next. */
  readonly cursor: string;
  readonly hasMore: boolean;
}

/**
 * Body of `POST /incidents/:id/commands`.
 *
 * @public
 */
export const commandRequestSchema = z.object({ command: commandSchema });

/**
 * A command on its way to an incident.
 *
 * @public
 */
export type CommandRequest = z.infer<typeof commandRequestSchema>;

/**
 * What a command came to; a refusal is an error with a sentence instead.
 *
 * @public
 */
export interface CommandResponse {
  readonly incidentId: string;
  /** The commit that holds what happened. */
  readonly seq: number;
  readonly events: readonly LedgerEvent[];
}

/**
 * Answer of `GET /incidents/:id/verify`: whether the ledger is as it was written.
 *
 * @public
 */
export interface Verification {
  readonly incidentId: string;
  readonly ok: boolean;
  readonly commits: number;
  /** First broken commit. */
  readonly brokenSeq?: number;
  /** What is wrong with it. */
  readonly problem?: string;
  readonly head?: { readonly hash: string; readonly keyId: string };
}

/**
 * The built-in war room as the incident page shows it, oldest message first.
 *
 * @public
 */
export interface RoomView {
  readonly messages: readonly {
    readonly messageId: string;
    readonly what: string;
    readonly title: string;
    readonly lines: readonly string[];
    /** Only http and https. */
    readonly links?: readonly {
      readonly label: string;
      readonly url: string;
    }[];
    readonly pinned: boolean;
    readonly at: string;
  }[];
  readonly archived: boolean;
}

/**
 * What one replica does, where replicas are deployed apart: `ingest` takes alerts, `conductor` performs
 * effects and sweeps, `chat` holds the sockets of a chat.
 *
 * @public
 */
export const REPLICA_ROLES = ['ingest', 'conductor', 'chat'] as const;

/**
 * One of the things a replica may do.
 *
 * @public
 */
export type ReplicaRole = (typeof REPLICA_ROLES)[number];

/**
 * Answer of `GET /health`.
 *
 * @public
 */
export interface Health {
  readonly status: 'ok' | 'failing';
  /** One sentence for each thing that is wrong; some of them do not stop the work. */
  readonly problems: readonly string[];
  /** What this replica does; absent while it has not started. */
  readonly roles?: readonly ReplicaRole[];
  /** When all ledgers were verified last, and whether all were whole; absent: not yet. */
  readonly evidence?: {
    readonly verifiedAt: string;
    readonly ok: boolean;
    /** Whether everything that is to be removed under retention could be; absent: nothing is. */
    readonly retentionOk?: boolean;
  };
}

/**
 * Answer of `GET /incidents/:id/page-components`.
 *
 * @public
 */
export const pageComponentsSchema = z.object({
  /** Name of the status page, for people. */
  page: z.string(),
  /** In the page's own order. */
  components: z.array(pageComponentSchema),
});

/**
 * The status page with its components, as read just now.
 *
 * @public
 */
export type PageComponents = z.infer<typeof pageComponentsSchema>;
