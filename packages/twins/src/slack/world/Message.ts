import type { Json } from '../Json';

/** One emoji under a message, and whose it is. */
export interface Reaction {
  readonly name: string;
  readonly users: readonly string[];
}

/** A message as it stands now. */
export interface Message {
  readonly channel: string;
  /** `<seconds>.<6 digits>`; names the message within its channel. */
  readonly ts: string;
  /** Absent: a program without an account wrote it (incoming webhook, workflow, older bot). */
  readonly user?: string;
  /** Of an app's message. */
  readonly botId?: string;
  /** What such a program calls itself. */
  readonly username?: string;
  readonly subtype?: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly attachments?: readonly Json[];
  readonly metadata?: Json;
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly reactions: readonly Reaction[];
  /** Only this user sees it; it stands in no history. */
  readonly ephemeralTo?: string;
  /** More of a system message: its topic, its inviter. */
  readonly extra?: Json;
  /** Not in any list before this instant, in milliseconds. */
  readonly hiddenUntil?: number;
}

const reactionsObject = (reactions: readonly Reaction[]) =>
  reactions.map(({ name, users }) => ({ name, users, count: users.length }));

/** Fields of the app behind a message. */
function botFields(message: Message, app: MessageAuthors) {
  if (!message.botId) return {};
  if (!message.user) return { bot_id: message.botId };
  return {
    bot_id: message.botId,
    app_id: app.appId,
    bot_profile: {
      id: message.botId,
      deleted: false,
      name: app.appName,
      updated: 0,
      app_id: app.appId,
      user_id: message.user,
      team_id: app.teamId,
    },
  };
}

/** What a message object says of where it comes from. */
export interface MessageAuthors {
  readonly appId: string;
  readonly appName: string;
  readonly teamId: string;
}

/** The message as `conversations.history` and events tell it. */
export function messageObject(
  message: Message,
  authors: MessageAuthors,
  withMetadata: boolean,
): Json {
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    ...(message.user ? { user: message.user } : {}),
    ...(message.username ? { username: message.username } : {}),
    ts: message.ts,
    text: message.text,
    team: authors.teamId,
    ...botFields(message, authors),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.reactions.length > 0
      ? { reactions: reactionsObject(message.reactions) }
      : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
    ...message.extra,
  };
}
