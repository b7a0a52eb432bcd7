import type { Channel } from './Channel';
import type { Message } from './Message';
import type { SlackUser } from './User';
import type { View } from './View';

/**
 * A named group of people, `@handle`.
 *
 * @public
 */
export interface Usergroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** Everything a restart keeps. */
export interface Snapshot {
  readonly users: readonly SlackUser[];
  readonly usergroups: readonly Usergroup[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly views: readonly View[];
  readonly counter: number;
  /** Microseconds since 1970 of the newest message. */
  readonly lastTs: number;
}

const ID_CHARACTERS = 9;

/** What exists in the workspace. Values are replaced, never altered. */
export function createWorld(snapshot: Snapshot, now: () => number) {
  const users = new Map(snapshot.users.map(user => [user.id, user]));
  const usergroups = new Map(snapshot.usergroups.map(g => [g.id, g]));
  const channels = new Map(snapshot.channels.map(c => [c.id, c]));
  const messages = new Map<string, Map<string, Message>>();
  const views = new Map(snapshot.views.map(view => [view.id, view]));
  const listeners = new Set<() => void>();
  let { counter, lastTs } = snapshot;

  const of = (channel: string) => {
    const existing = messages.get(channel) ?? new Map<string, Message>();
    messages.set(channel, existing);
    return existing;
  };
  for (const message of snapshot.messages)
    of(message.channel).set(message.ts, message);

  const changed = () => listeners.forEach(listener => listener());

  return {
    users: users as ReadonlyMap<string, SlackUser>,
    usergroups: usergroups as ReadonlyMap<string, Usergroup>,
    channels: channels as ReadonlyMap<string, Channel>,
    views: views as ReadonlyMap<string, View>,
    /** Messages of a channel, oldest first, ephemeral and replies included. */
    messagesOf: (channel: string): readonly Message[] => [
      ...of(channel).values(),
    ],
    message: (channel: string, ts: string) => of(channel).get(ts),
    putUser(user: SlackUser) {
      users.set(user.id, user);
      changed();
    },
    putUsergroup(group: Usergroup) {
      usergroups.set(group.id, group);
      changed();
    },
    putChannel(channel: Channel) {
      channels.set(channel.id, channel);
      changed();
    },
    putMessage(message: Message) {
      of(message.channel).set(message.ts, message);
      changed();
    },
    removeMessage(channel: string, ts: string) {
      of(channel).delete(ts);
      changed();
    },
    putView(view: View) {
      views.set(view.id, view);
      changed();
    },
    removeView(id: string) {
      views.delete(id);
      changed();
    },
    /** A new id: the prefix and nine characters. */
    nextId(prefix: string): string {
      counter += 1;
      const tail = counter.toString(36).toUpperCase();
      return `${prefix}${tail.padStart(ID_CHARACTERS, '0')}`;
    },
    /** A time stamp no message had before. */
    nextTs(): string {
      lastTs = Math.max(now() * 1000, lastTs + 1);
      const seconds = Math.floor(lastTs / 1_000_000);
      return `${seconds}.${String(lastTs % 1_000_000).padStart(6, '0')}`;
    },
    seconds: () => Math.floor(now() / 1000),
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: (): Snapshot => ({
      users: [...users.values()],
      usergroups: [...usergroups.values()],
      channels: [...channels.values()],
      messages: [...messages.values()].flatMap(all => [...all.values()]),
      views: [...views.values()],
      counter,
      lastTs,
    }),
  };
}

export type World = ReturnType<typeof createWorld>;
