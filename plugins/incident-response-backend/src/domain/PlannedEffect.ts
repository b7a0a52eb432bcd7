import type {
  LinkRelation,
  CallReason,
  DoubledPlace,
  DraftReason,
  PublicationRequest,
  PublicStatus,
  Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RoomContent } from './RoomContent';

/**
 * `repeatable`: doing it again is harmless · `findable`: claimed first, looked for before it is done
 * again · `guarded`: claimed first, never done again unasked.
 */
export type EffectClass = 'repeatable' | 'findable' | 'guarded';

/** What the wake-up service is to keep; `everyMs` is milliseconds between two nudges. */
export type Cadence =
  | { readonly cadence: 'on'; readonly everyMs: number }
  | { readonly cadence: 'silenced' | 'stopped' };

/** One outbound act that is due, with everything it needs from the state. */
export type PlannedEffect = {
  /** Made from state, never from time or chance. */
  readonly key: string;
} & (
  | { readonly kind: 'ownership' }
  | { readonly kind: 'context' }
  | { readonly kind: 'changes' }
  | {
      readonly kind: 'openRoom';
      readonly name: string;
      readonly generation: number;
    }
  | {
      readonly kind: 'invite';
      readonly roomId: string;
      readonly people: readonly Responder[];
    }
  | { readonly kind: 'lookUp'; readonly refs: readonly string[] }
  | {
      readonly kind: 'post';
      readonly what: string;
      readonly roomId: string;
      readonly content: RoomContent;
      readonly hash: string;
      /** Set for a nudge: which one. */
      readonly nudge?: number;
      /** Who gets it directly instead; in the room all the same where they cannot be reached. */
      readonly direct?: Pick<Responder, 'id' | 'entityRef' | 'email' | 'name'>;
      /** Set for a reminder that nobody is in command: which one. */
      readonly commandReminder?: number;
    }
  | {
      readonly kind: 'update';
      readonly what: string;
      readonly roomId: string;
      readonly messageId: string;
      readonly content: RoomContent;
      readonly hash: string;
    }
  | {
      readonly kind: 'pin';
      readonly roomId: string;
      readonly messageId: string;
    }
  | {
      readonly kind: 'setTopic';
      readonly roomId: string;
      readonly topic: string;
      readonly hash: string;
    }
  | {
      readonly kind: 'bookmark';
      readonly roomId: string;
      readonly title: string;
      readonly url: string;
    }
  | { readonly kind: 'assembled' }
  | {
      readonly kind: 'writeDraft';
      readonly request: number;
      readonly status: PublicStatus;
    }
  | {
      readonly kind: 'publish';
      readonly draftId: string;
      readonly revision: number;
      readonly sha256: string;
      readonly request: PublicationRequest;
    }
  | { readonly kind: 'lapse'; readonly draftId: string }
  | ({ readonly kind: 'cadence' } & Cadence)
  | {
      readonly kind: 'call';
      readonly reason: CallReason;
      readonly person: Pick<Responder, 'id' | 'entityRef' | 'email' | 'name'>;
      readonly content: RoomContent;
    }
  | {
      readonly kind: 'page';
      /** Id of the alert group at its source. */
      readonly group: string;
      readonly text: string;
    }
  | { readonly kind: 'nameApprovers'; readonly draftId: string }
  | {
      readonly kind: 'callApprover';
      readonly draftId: string;
      readonly approver: string;
      readonly content: RoomContent;
    }
  | {
      readonly kind: 'announce';
      readonly what: string;
      readonly content: RoomContent;
    }
  | {
      readonly kind: 'proposeDraft';
      readonly reason: DraftReason;
      readonly status: PublicStatus;
    }
  | { readonly kind: 'writePostmortem' }
  | { readonly kind: 'filePostmortem'; readonly markdown: string }
  | {
      readonly kind: 'deduplicate';
      /** Key of what may have been done twice. */
      readonly of: string;
      /** The doubt, by its time. */
      readonly asOf: string;
      readonly place: DoubledPlace;
    }
  | { readonly kind: 'archive'; readonly roomId: string }
  | { readonly kind: 'resolveClear' }
  | { readonly kind: 'close' }
  | {
      readonly kind: 'tellLink';
      readonly other: string;
      /** What this incident is to the other one. */
      readonly relation: LinkRelation;
    }
);

export type EffectKind = PlannedEffect['kind'];

/** The class of each kind: what may be repeated, and how. */
export const EFFECT_CLASS: Readonly<Record<EffectKind, EffectClass>> = {
  ownership: 'repeatable',
  context: 'repeatable',
  changes: 'repeatable',
  openRoom: 'findable',
  invite: 'repeatable',
  lookUp: 'repeatable',
  post: 'findable',
  update: 'repeatable',
  pin: 'repeatable',
  setTopic: 'repeatable',
  // Two replicas that both look first would both add one.
  bookmark: 'findable',
  assembled: 'repeatable',
  writeDraft: 'repeatable',
  publish: 'guarded',
  lapse: 'repeatable',
  cadence: 'repeatable',
  // A person would be called by each replica.
  call: 'findable',
  // It rings each time.
  page: 'findable',
  nameApprovers: 'repeatable',
  callApprover: 'findable',
  proposeDraft: 'repeatable',
  announce: 'findable',
  writePostmortem: 'repeatable',
  filePostmortem: 'repeatable',
  deduplicate: 'repeatable',
  archive: 'repeatable',
  resolveClear: 'repeatable',
  close: 'repeatable',
  tellLink: 'repeatable',
};

/** What is due now, and when to look again if nothing happens. */
export interface Plan {
  readonly due: readonly PlannedEffect[];
  /** Epoch milliseconds of the next moment at which something becomes due by itself. */
  readonly nextAt: number | null;
}
