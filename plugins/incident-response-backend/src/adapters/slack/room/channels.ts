import {
  OutboundCallError,
  RoomNameTaken,
  type OpenedRoom,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { searchPages } from '../client/pages';
import type { SlackApi } from '../client/SlackApi';
import type { SlackIdentity } from '../client/Standing';
import { SlackRefusal } from '../client/toFailure';

const nameTaken = (name: string) =>
  new RoomNameTaken(
    name,
    `A channel that this app did not open has the name ${name}, so the war room cannot have it. Rename that channel in Slack, archived and private ones too, and ask for another try.`,
  );

export interface Channels {
  open(name: string, call: OutboundCall): Promise<OpenedRoom>;
  find(name: string, call: OutboundCall): Promise<OpenedRoom | undefined>;
  archive(channel: string, call: OutboundCall): Promise<void>;
}

export interface ChannelsOptions {
  readonly api: SlackApi;
  readonly identity: () => Promise<SlackIdentity>;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds before each look for a channel whose name is taken. */
  readonly looksAfterMs?: readonly number[];
  /** Milliseconds after which an unseen channel with our name counts as somebody else's. */
  readonly hiddenForMs?: number;
}

const PAGE = 200;
const MOST_PAGES = 50;
const LOOKS_AFTER_MS = [0, 1_000, 2_000];
/** Slack shows a new channel long before. */
const HIDDEN_FOR_MS = 60_000;

/** Slack keeps a channel's name to this length. */
const LONGEST_NAME = 80;

function ourName(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  throw new OutboundCallError(
    `The war room's name ${name} is longer than the ${LONGEST_NAME} characters Slack takes.`,
    { failure: 'rejected' },
  );
}

export function createChannels(options: ChannelsOptions): Channels {
  const { api, identity, now, sleep } = options;
  const takenSince = new Map<string, number>();

  const opened = (
    { teamUrl }: SlackIdentity,
    channel: { readonly id?: string; readonly name?: string },
    name: string,
  ): OpenedRoom | undefined =>
    channel.id === undefined
      ? undefined
      : {
          roomId: channel.id,
          name: channel.name ?? name,
          url: `${teamUrl}archives/${channel.id}`,
        };

  /** Ours by its exact name and its creator: topic and members may be missing after a crash. */
  async function find(name: string, call: OutboundCall) {
    const us = await identity();
    const { found, whole } = await searchPages(
      async cursor => {
        const answer = await api.read(
          call,
          {
            method: 'users.conversations',
            what: `Looking for the channel ${name}`,
          },
          client =>
            client.users.conversations({
              types: 'private_channel',
              exclude_archived: true,
              limit: PAGE,
              cursor,
            }),
        );
        return {
          items: answer.channels ?? [],
          next: answer.response_metadata?.next_cursor,
        };
      },
      channels => {
        const ours = channels.find(
          channel => channel.name === name && channel.creator === us.botUserId,
        );
        return ours && opened(us, ours, name);
      },
      MOST_PAGES,
    );
    if (found || whole) return found;
    throw new OutboundCallError(
      `Looking for the channel ${name}: the app is in more than ${
        PAGE * MOST_PAGES
      } open channels. Archive what is over.`,
      { failure: 'not-executed' },
    );
  }

  /** Somebody has the name: ourselves, unless Slack goes on not showing it. */
  async function adopt(name: string, call: OutboundCall): Promise<OpenedRoom> {
    const { looksAfterMs = LOOKS_AFTER_MS, hiddenForMs = HIDDEN_FOR_MS } =
      options;
    for (const ms of looksAfterMs) {
      if (ms > 0) await sleep(ms, call.signal);
      const found = await find(name, call);
      if (found) {
        takenSince.delete(name);
        return found;
      }
    }
    const since = takenSince.get(name) ?? now();
    takenSince.set(name, since);
    if (now() - since >= hiddenForMs) {
      takenSince.delete(name);
      throw nameTaken(name);
    }
    throw new OutboundCallError(
      `A channel has the name ${name} already and Slack does not show it. It may be ours: it is looked for again.`,
      { failure: 'not-executed' },
    );
  }

  return {
    find,
    async open(name, call) {
      const us = await identity();
      try {
        const { channel } = await api.write(
          call,
          {
            method: 'conversations.create',
            what: `Opening the channel ${name}`,
          },
          client =>
            client.conversations.create({
              name: ourName(name),
              is_private: true,
            }),
        );
        const room = channel && opened(us, channel, name);
        if (room) return room;
        throw new OutboundCallError(
          `Opening the channel ${name}: Slack did not say which one it is.`,
          { failure: 'unknown' },
        );
      } catch (error) {
        if (error instanceof SlackRefusal && error.code === 'name_taken')
          return adopt(name, call);
        throw error;
      }
    },
    async archive(channel, call) {
      try {
        await api.write(
          call,
          {
            method: 'conversations.archive',
            what: `Archiving the channel ${channel}`,
          },
          client => client.conversations.archive({ channel }),
        );
      } catch (error) {
        if (error instanceof SlackRefusal && error.code === 'already_archived')
          return;
        throw error;
      }
    },
  };
}
