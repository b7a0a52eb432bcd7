import type { CallReason } from './events/index';

/**
 * The nudges about customers who are waiting for a word.
 *
 * @public
 */
export interface Reminders {
  /** Number of the last nudge that was sent. */
  readonly sent: number;
  /** Number of the last nudge that was sent, or given up after it failed. */
  readonly tried: number;
  /** Nudges sent since the last update. */
  readonly unanswered: number;
  /** Responders told of them since the last update. */
  readonly toldOn: number;
  /** The last update: a publication, a draft, the commander's note, or a message they had kept. */
  readonly update?: {
    readonly by: 'publication' | 'draft' | 'note' | 'message';
    readonly at: string;
  };
  /** ISO 8601 from which the next nudge is counted. */
  readonly since: string;
  readonly silenced: boolean;
  /** ISO 8601; absent while silenced: until resumed. */
  readonly silencedUntil?: string;
  /** Who last silenced or resumed them, the how manieth time that was, and when. */
  readonly changed?: {
    readonly times: number;
    readonly silenced: boolean;
    readonly by: string;
    readonly at: string;
  };
  /** What the wake-up service was last told. */
  readonly cadence: 'off' | 'on' | 'silenced' | 'stopped';
  /** Milliseconds between two nudges, as it was last told. */
  readonly cadenceMs?: number;
}

/**
 * What was done because nobody took command.
 *
 * @public
 */
export interface CommandWatch {
  /** Number of the last reminder in the room that was sent, or given up after it failed. */
  readonly reminders: number;
  /** ISO 8601 of the last reminder, call or page; absent: there was none. */
  readonly since?: string;
}

/**
 * How often the catalog was asked who owns the broken thing, and what was not asked for yet.
 *
 * @public
 */
export interface OwnershipWatch {
  /** Number of the last look that was answered, or given up after it failed. */
  readonly looks: number;
  /** Commit up to which what is known was looked for. */
  readonly seen: number;
  /** Last commit that holds something new to look for: hints or contacts of a later alert. */
  readonly news: number;
  /** Last commit in which a person asked for another look. */
  readonly asked: number;
  /** ISO 8601 of the last look. */
  readonly since?: string;
}

/**
 * Somebody who was called beside the room. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface ResponderCall {
  readonly reason: CallReason;
  /** Id of the responder, or entity ref of the commander. */
  readonly responder: string;
  readonly at: string;
  /** Why they could not be called; absent: they were. */
  readonly error?: string;
}

/**
 * What the pager did because nobody took command. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface OnCallPage {
  readonly pager: string;
  /** Ids of the responders who were paged. */
  readonly responders: readonly string[];
  /** How many more were paged, whom the incident does not know. */
  readonly others: number;
  readonly at: string;
  /** Why nobody could be paged; absent: they were. */
  readonly error?: string;
}
