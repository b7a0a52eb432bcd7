import type { Sockets } from '../delivery/createSockets';
import type { Triggers } from '../interactions/createTriggers';
import type { Json } from '../Json';
import type { Platform } from '../Platform';
import type { Args } from './Args';

/** One call of a method whose token is good. */
export interface Call {
  readonly platform: Platform;
  readonly args: Args;
  readonly triggers: Triggers;
  readonly sockets: Sockets;
  /** What is made is in no list before this instant, in milliseconds. */
  readonly hiddenUntil?: number;
}

/** Calls a minute; `post` is the rule of chat.postMessage. */
export type Limit = 1 | 20 | 50 | 100 | 'post' | 'hundreds';

/** One method of the web API. */
export interface Method {
  readonly token: 'bot' | 'app';
  readonly limit: Limit;
  /** Scopes that are all needed; one that may be another is written `a|b`. */
  readonly scopes: (call: Call) => readonly string[];
  /** What is answered beside `ok`; a refusal is a SlackError. */
  readonly run: (call: Call) => Json;
}

export type Methods = Readonly<Record<string, Method>>;

/** A method of the bot token. */
export const method = (
  limit: Limit,
  scopes: readonly string[] | Method['scopes'],
  run: Method['run'],
): Method => ({
  token: 'bot',
  limit,
  scopes: typeof scopes === 'function' ? scopes : () => scopes,
  run,
});
