import type { ChecklistItem } from './checklist';
import type { ApproverCall, Draft } from './draft';
import type { EffectRecord } from './effectRecord';
import type {
  Alert,
  AlertState,
  Dependent,
  DraftReason,
  Fact,
  Ownership,
} from './events/index';
import type { PublicStatus } from './publication';
import type { Responder } from './responder';
import type { IncidentVisibility } from './visibility';
import type {
  IncidentLink,
  Milestones,
  Rating,
  Reopening,
  SeverityChange,
} from './lifecycle';
import type { FormerRoom, WarRoom } from './warRoom';
import type {
  CommandWatch,
  OnCallPage,
  OwnershipWatch,
  Reminders,
  ResponderCall,
} from './watches';
import type {
  IncidentKind,
  IncidentRole,
  IncidentStatus,
  Severity,
} from './severity';

/**
 * An alert group that belongs to the incident, as its source last told.
 *
 * @public
 */
export interface AlertGroup {
  readonly source: string;
  readonly group: string;
  readonly title: string;
  readonly state: AlertState;
  /** ISO 8601 of the last timed change. */
  readonly at?: string;
  readonly url?: string;
}

/**
 * A checklist item and whether it is done. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface ChecklistEntry {
  readonly item: ChecklistItem;
  readonly done: boolean;
  readonly doneAt?: string;
  /** Entity ref of who ticked it; absent: ticked by its event. */
  readonly doneBy?: string;
}

/**
 * Something a person wrote on the timeline.
 *
 * @public
 */
export interface Note {
  readonly noteId: string;
  readonly text: string;
  /** The commander's word on where things stand. */
  readonly update?: true;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

/**
 * The postmortem as far as it has come: written (`markdown`), then filed (`url`).
 *
 * @public
 */
export interface Postmortem {
  /** ISO 8601 of when somebody said that it is finished; absent: not yet. */
  readonly finishedAt?: string;
  /** Entity ref of who said so. */
  readonly finishedBy?: string;
  readonly markdown?: string;
  readonly sha256?: string;
  readonly writer?: string;
  readonly postmortemId?: string;
  readonly url?: string;
  readonly tracker?: string;
}

/**
 * An incident: the fold of its ledger. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface Incident {
  readonly id: string;
  /** Sequence of the last commit folded in. */
  readonly seq: number;
  readonly title: string;
  readonly kind: IncidentKind;
  readonly visibility: IncidentVisibility;
  /** Who restricted it, when (ISO 8601) and why; absent: it is not, or was declared so. */
  readonly restriction?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  /** ISO 8601: from then on the ledger may be removed under retention; absent: it is kept. */
  readonly retainUntil?: string;
  /** Who wants the ledger kept whatever the time, since when (ISO 8601) and why. */
  readonly legalHold?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly severity: Severity;
  readonly severityReason: string;
  /** Oldest first; empty while it is as it was declared. */
  readonly severityChanges: readonly SeverityChange[];
  readonly status: IncidentStatus;
  readonly summary?: string;
  readonly source: string;
  readonly entityHints: readonly string[];
  /** Absent until the catalog was asked. */
  readonly ownership?: Ownership;
  readonly follows?: string;
  /** All alerts that fire while so many incidents were opened within so many milliseconds share it. */
  readonly storm?: { readonly limit: number; readonly withinMs: number };
  /** Entity ref of who declared it by hand. */
  readonly declaredBy?: string;
  /** Entity ref of the incident commander. */
  readonly ic?: string;
  /** Entity refs of who plays which part. */
  readonly roles: Readonly<Partial<Record<IncidentRole, string>>>;
  readonly links: readonly IncidentLink[];
  /** One a person. */
  readonly ratings: readonly Rating[];
  /** Oldest first. */
  readonly reopenings: readonly Reopening[];
  /** Why the war room could not be opened, until somebody asks for another try. */
  readonly assemblyFailure?: string;
  readonly alerts: readonly AlertGroup[];
  /** How often all alerts were resolved, and since when they are (ISO 8601); absent: never. */
  readonly allClear?: { readonly times: number; readonly since?: string };
  /** The first alert whole, where one opened the incident. */
  readonly firstAlert?: Alert;
  readonly responders: readonly Responder[];
  /** Ids of people who were erased. */
  readonly erased?: readonly string[];
  readonly inviteRounds: number;
  readonly room?: WarRoom;
  /** Rooms before this one, oldest first; absent: there were none. */
  readonly formerRooms?: readonly FormerRoom[];
  /** Names that rooms of this incident could not have; absent: none. */
  readonly takenRoomNames?: readonly {
    readonly generation: number;
    readonly name: string;
  }[];
  readonly context?: readonly Fact[];
  readonly changes?: readonly Fact[];
  readonly gaps: readonly string[];
  readonly checklist: readonly ChecklistEntry[];
  readonly notes: readonly Note[];
  /** So many messages of the war room are kept that no more are. */
  readonly keptEnough?: true;
  readonly draftRequests: readonly {
    readonly request: number;
    readonly status: PublicStatus;
    readonly answered: boolean;
    /** Why the engine asked by itself; absent: a person did. */
    readonly reason?: DraftReason;
  }[];
  readonly drafts: readonly Draft[];
  /** Oldest first. */
  readonly approverCalls: readonly ApproverCall[];
  /** The public incident, once one is open. */
  readonly publicIncident?: {
    readonly pageIncidentId: string;
    readonly status: PublicStatus;
    readonly url?: string;
  };
  readonly reminders: Reminders;
  readonly commandWatch: CommandWatch;
  readonly ownershipWatch: OwnershipWatch;
  /** Who was called beside the room, in order. */
  readonly calls: readonly ResponderCall[];
  /** What the pager did, in order; absent: nothing yet. */
  readonly pages?: readonly OnCallPage[];
  readonly effects: Readonly<Record<string, EffectRecord>>;
  readonly milestones: Milestones;
  readonly resolution?: {
    readonly by: string;
    readonly at: string;
    readonly summary: string;
  };
  /** Who said it was a false alarm, and why. */
  readonly dismissal?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  /** Who said that it goes on in another incident, and why. */
  readonly merger?: {
    readonly into: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  readonly mitigation?: {
    readonly by: string;
    readonly at: string;
    readonly summary: string;
  };
  readonly postmortem: Postmortem;
  readonly announcements: readonly string[];
  /** Type of an event this version does not know and must understand to decide. */
  readonly blockedBy?: string;
  /** Suggested components for a public draft: the entity and its dependents. */
  readonly suggestedComponents: readonly Dependent[];
}
