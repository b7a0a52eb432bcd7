import type { Pings } from '../blocks/pings';
import type { RecordedDelivery } from '../delivery/Delivery';
import type { SocketDrop } from '../delivery/createSockets';
import type { SlackFault } from '../faults/Faults';
import type { ActResult } from '../interactions/ActResult';
import type { IntegrationPost } from '../interactions/postIntegration';
import type { PersonAct } from '../interactions/PersonAct';
import type { SlashCommand } from '../SlackApp';
import type { SlackLimits } from '../webApi/createLimits';
import type { SlackCall } from '../webApi/RecordedCall';
import type { SlackUser } from '../world/User';

/**
 * What may be changed while the twin runs; what is left out stays as it is.
 *
 * @public
 */
export interface SlackSettings {
  readonly scopes?: readonly string[];
  readonly events?: readonly string[];
  readonly commands?: readonly SlashCommand[];
  /** Where signed HTTP goes; null for Socket Mode. */
  readonly requestUrl?: string | null;
  readonly limits?: SlackLimits;
  /** An app that was removed, or whose token was revoked, has another. */
  readonly botToken?: string;
}

/**
 * A message as a test looks at it.
 *
 * @public
 */
export interface SeenMessage {
  readonly ts: string;
  /** Absent: a program without an account wrote it. */
  readonly user?: string;
  readonly username?: string;
  readonly text: string;
  readonly subtype?: string;
  readonly threadTs?: string;
  readonly ephemeralTo?: string;
  readonly blocks?: readonly { readonly [key: string]: unknown }[];
  readonly metadata?: { readonly [key: string]: unknown };
  readonly reactions: readonly {
    readonly name: string;
    readonly users: readonly string[];
  }[];
  /** Whom it calls. */
  readonly pings: Pings;
}

/**
 * A channel as a test looks at it.
 *
 * @public
 */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly archived: boolean;
  readonly topic: string;
  readonly members: readonly string[];
  /** Time stamps of pinned messages. */
  readonly pins: readonly string[];
  readonly bookmarks: readonly {
    readonly title: string;
    readonly link: string;
  }[];
  /** Oldest first; ephemeral ones and replies among them. */
  readonly messages: readonly SeenMessage[];
}

/**
 * A modal on somebody's screen.
 *
 * @public
 */
export interface SeenView {
  readonly id: string;
  readonly user: string;
  /** As the app sent it, with ids for its blocks. */
  readonly definition: { readonly [key: string]: unknown };
}

/**
 * Plays the people, looks around and makes trouble; over HTTP, so that the twin may run elsewhere.
 * Everything throws where the twin does not answer.
 *
 * @public
 */
export interface SlackControl {
  /** Does what a person does; resolves once the app has taken it, or has not. */
  act(act: PersonAct): Promise<ActResult>;
  /** Posts, or edits, as a program without an account does: a `bot_message` that has no user. */
  integrate(post: IntegrationPost): Promise<ActResult>;
  misbehave(...faults: readonly SlackFault[]): Promise<void>;
  /** Takes back every fault. */
  behave(): Promise<void>;
  /** Calls of the app, in the order they ended. */
  calls(): Promise<readonly SlackCall[]>;
  /** What the app was sent, in the order it ended. */
  deliveries(): Promise<readonly RecordedDelivery[]>;
  /** Every channel with everything in it. */
  channels(): Promise<readonly SeenChannel[]>;
  views(): Promise<readonly SeenView[]>;
  users(): Promise<readonly SlackUser[]>;
  /** Adds users, or replaces those with the same id. */
  putUsers(users: readonly SlackUser[]): Promise<void>;
  putUsergroup(group: {
    readonly id: string;
    readonly handle: string;
    readonly name: string;
    readonly users: readonly string[];
  }): Promise<void>;
  /** Takes away sockets, all or so many; gives how many. */
  dropSockets(how: SocketDrop, most?: number): Promise<number>;
  sockets(): Promise<number>;
  configure(settings: SlackSettings): Promise<void>;
  /** Jumps ahead by milliseconds: limits, triggers, response URLs and retries age. */
  advance(ms: number): Promise<void>;
}
