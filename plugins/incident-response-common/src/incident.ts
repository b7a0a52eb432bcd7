import type { ChecklistItem } from './checklist';
import type { Draft } from './draft';
import type {
  Alert,
  AlertState,
  Dependent,
  Fact,
  FailureKind,
  Ownership,
  ResponderSource,
} from './events/index';
import type { PublicStatus } from './publication';
import type { IncidentKind, IncidentStatus, Severity } from './severity';

/**
 * Somebody called to the incident.
 *
 * @public
 */
export interface Responder {
  /** The entity ref, or `email:<address>` where the catalog does not know the person. */
  readonly id: string;
  readonly entityRef?: string;
  readonly email?: string;
  readonly name?: string;
  readonly source: ResponderSource;
  readonly invite: 'pending' | 'invited' | 'failed';
  /** Why the invitation failed. */
  readonly inviteError?: string;
  /** ISO 8601 of the first thing they did here; absent: not seen yet. */
  readonly joinedAt?: string;
}

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
 * An outbound act as the ledger knows it.
 *
 * @public
 */
export interface EffectRecord {
  readonly key: string;
  readonly status: 'pending' | 'claimed' | 'done' | 'parked';
  readonly claim?: {
    readonly claimId: string;
    readonly owner: string;
    readonly at: string;
    readonly seq: number;
  };
  readonly failure?: {
    readonly kind: FailureKind;
    readonly sentence: string;
    readonly failures: number;
    readonly at: string;
  };
  /** How often a person asked to try again. */
  readonly retries: number;
}

/**
 * A message in the war room and the hash of what it shows.
 *
 * @public
 */
export interface RoomMessage {
  readonly messageId: string;
  readonly hash: string;
}

/**
 * Where people work on the incident.
 *
 * @public
 */
export interface WarRoom {
  readonly generation: number;
  readonly roomId: string;
  readonly name: string;
  readonly url: string;
  readonly openedAt: string;
  readonly archived: boolean;
  /** What is shown, by what it is (`headline`, `checklist`, `draft:…`). */
  readonly messages: Readonly<Record<string, RoomMessage>>;
  readonly pinned: readonly string[];
}

/**
 * The nudges about customers who are waiting for a word.
 *
 * @public
 */
export interface Reminders {
  /** Nudges sent so far. */
  readonly sent: number;
  /** ISO 8601 from which the next nudge is counted. */
  readonly since: string;
  readonly silenced: boolean;
  /** ISO 8601; absent while silenced: until resumed. */
  readonly silencedUntil?: string;
  /** What the wake-up service was last told. */
  readonly cadence: 'off' | 'on' | 'silenced' | 'stopped';
}

/**
 * Something a person wrote on the timeline.
 *
 * @public
 */
export interface Note {
  readonly noteId: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly seq: number;
}

/**
 * When an incident reached what; absent: not yet. ISO 8601 in UTC.
 *
 * @public
 */
export interface Milestones {
  readonly firedAt?: string;
  readonly declaredAt: string;
  readonly roomOpenedAt?: string;
  readonly assembledAt?: string;
  readonly commandTakenAt?: string;
  readonly firstPublishedAt?: string;
  readonly mitigatedAt?: string;
  readonly resolvedAt?: string;
  readonly postmortemAt?: string;
}

/**
 * The postmortem as far as it has come: written (`markdown`), then filed (`url`).
 *
 * @public
 */
export interface Postmortem {
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
  readonly severity: Severity;
  readonly severityReason: string;
  readonly status: IncidentStatus;
  readonly summary?: string;
  readonly source: string;
  readonly entityHints: readonly string[];
  /** Absent until the catalog was asked. */
  readonly ownership?: Ownership;
  readonly follows?: string;
  /** Entity ref of the incident commander. */
  readonly ic?: string;
  readonly alerts: readonly AlertGroup[];
  /** The first alert whole, where one opened the incident. */
  readonly firstAlert?: Alert;
  readonly responders: readonly Responder[];
  readonly inviteRounds: number;
  readonly room?: WarRoom;
  readonly context?: readonly Fact[];
  readonly changes?: readonly Fact[];
  readonly gaps: readonly string[];
  readonly checklist: readonly ChecklistEntry[];
  readonly notes: readonly Note[];
  readonly draftRequests: readonly {
    readonly request: number;
    readonly status: PublicStatus;
    readonly answered: boolean;
  }[];
  readonly drafts: readonly Draft[];
  /** The public incident, once one is open. */
  readonly publicIncident?: {
    readonly pageIncidentId: string;
    readonly status: PublicStatus;
    readonly url?: string;
  };
  readonly reminders: Reminders;
  readonly effects: Readonly<Record<string, EffectRecord>>;
  readonly milestones: Milestones;
  readonly resolution?: {
    readonly by: string;
    readonly at: string;
    readonly summary: string;
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
