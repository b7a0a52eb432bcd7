import type { SlackWorld } from './slack/readSlack';
import type { Delivered } from './outside';
import type { Tombstone } from '../../stores/RetentionStore';
import type { HeadKeys, SignedHead, StoredCommit } from '../../domain/ledger';

/** Rows of the built-in adapters: what people and customers would have seen. */
export interface Marked {
  readonly effect_key: string;
  /** How often the same act was done again. */
  readonly repeats: number;
}

export interface RoomRow extends Marked {
  readonly incident_id: string;
  readonly archived_at: string | null;
}

export interface MessageRow extends Marked {
  readonly message_id: string;
  readonly room_id: string | null;
  readonly what: string;
  /** ISO 8601. */
  readonly posted_at: string;
}

export interface UpdateRow extends Marked {
  readonly page_incident_id: string;
  readonly incident_id: string;
  readonly draft_id: string;
  readonly revision: number;
  readonly sha256: string;
  readonly request: string;
  /** ISO 8601. */
  readonly published_at: string;
}

export interface InboxRow {
  readonly event_key: string;
  readonly incident_id: string | null;
  readonly drained_at: number | string | null;
}

export interface LedgerOf {
  readonly incidentId: string;
  readonly head: SignedHead;
  readonly commits: readonly StoredCommit[];
}

/** Everything the database holds when it is over. */
export interface World {
  /** Signs the heads. */
  readonly keys: HeadKeys;
  readonly ledgers: readonly LedgerOf[];
  readonly inbox: readonly InboxRow[];
  readonly rooms: readonly RoomRow[];
  readonly messages: readonly MessageRow[];
  readonly pageIncidents: number;
  readonly updates: readonly UpdateRow[];
  readonly postmortems: readonly Marked[];
  /** Every word of every table that may hold a name. */
  readonly text: string;
  /** What is left of ledgers that were removed. */
  readonly tombstones: readonly Tombstone[];
  /** Texts of exported files, by their names. */
  readonly exported: ReadonlyMap<string, string>;
  /** Incidents that commits are there of, with a head or without. */
  readonly committed: readonly string[];
  /** Where the war rooms are in Slack: what it holds. Its rooms and messages are among those above. */
  readonly slack?: SlackWorld;
  /** What arrived outside, in order. */
  readonly delivered: readonly Delivered[];
}
