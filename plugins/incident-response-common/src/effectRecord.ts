import type { FailureKind } from './events/index';
import type { Responder } from './responder';

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
  /** Who got it directly, beside the war room. */
  readonly to?: string;
  readonly doubt?: Doubt;
}

/**
 * An outbound act that may have been done twice: its claim was taken over or renewed, or the holder
 * of a lost claim answered late. What is there twice is looked for, and one of them is left.
 *
 * @public
 */
export interface Doubt {
  /** ISO 8601 of what raised it last. */
  readonly at: string;
  /** Looks so far. */
  readonly looks: number;
  /** The doubt, by its time, that the last look answered. */
  readonly answered?: string;
  /** Which ending of the incident the last look came after; absent: none. */
  readonly ending?: number;
}

/**
 * Where something may be that was done twice, and which one of it stays where that matters.
 *
 * `room`: a message in a war room · `announcements`: one outside of all rooms · `direct`: one to a
 * person · `bookmarks`: a link above a room · `rooms`: a room under a name that was given up; `keep`
 * are the ids of those that are used.
 *
 * @public
 */
export type DoubledPlace =
  | { readonly in: 'room'; readonly roomId: string; readonly keep?: string }
  | { readonly in: 'announcements' }
  | {
      readonly in: 'direct';
      readonly person: Pick<Responder, 'id' | 'entityRef' | 'email' | 'name'>;
    }
  | { readonly in: 'bookmarks'; readonly roomId: string; readonly url: string }
  | {
      readonly in: 'rooms';
      readonly names: readonly string[];
      readonly keep: readonly string[];
    };
