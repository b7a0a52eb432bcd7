/** So many calls within so many milliseconds. */
export interface Window {
  readonly most: number;
  readonly withinMs: number;
}

/** A little longer than Slack's minute: its clock is not ours, and calls travel unevenly. */
const MINUTE_MS = 61_000;
const tier = (most: number): Window => ({ most, withinMs: MINUTE_MS });

/** Of each method but `chat.postMessage`, as its page says. */
export const TIERS: Readonly<Record<string, Window>> = {
  'conversations.create': tier(20),
  'conversations.archive': tier(20),
  'conversations.setTopic': tier(20),
  'bookmarks.list': tier(20),
  'bookmarks.add': tier(20),
  'bookmarks.remove': tier(20),
  'pins.add': tier(20),
  'users.list': tier(20),
  'conversations.invite': tier(50),
  'conversations.open': tier(50),
  'conversations.history': tier(50),
  'chat.update': tier(50),
  'chat.delete': tier(50),
  'users.conversations': tier(50),
  'users.lookupByEmail': tier(50),
  'conversations.replies': tier(50),
  'users.info': tier(100),
  'views.open': tier(100),
  'views.update': tier(100),
  'chat.postEphemeral': tier(100),
  'auth.test': tier(300),
  'chat.getPermalink': tier(300),
};

/** One message a second, with short bursts. */
const POSTS_IN_A_CHANNEL: Window = { most: 5, withinMs: 5_500 };
/** "Several hundred a minute" in a workspace. */
const POSTS: Window = tier(300);

/** A queue of calls that Slack counts together. */
export interface Lane {
  readonly key: string;
  readonly window: Window;
}

export interface SlackRequest {
  readonly method: string;
  /** Counted apart where messages are posted. */
  readonly channel?: string;
}

/** The lanes a call has to pass, the narrower first; the first is the one a 429 closes. */
export type LanesOf = (request: SlackRequest) => readonly Lane[];

/** As Slack documents them for an app of one's own. */
export const slackLanes: LanesOf = ({ method, channel }) => {
  if (method === 'chat.postMessage')
    return [
      { key: `${method}:${channel ?? ''}`, window: POSTS_IN_A_CHANNEL },
      { key: method, window: POSTS },
    ];
  return [{ key: method, window: TIERS[method] ?? tier(20) }];
};
