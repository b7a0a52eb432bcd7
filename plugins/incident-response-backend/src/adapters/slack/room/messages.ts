import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { METADATA_TYPE, type SlackMessage } from '../blocks/toMessage';
import { searchPages } from '../client/pages';
import type { SlackApi } from '../client/SlackApi';
import { SlackRefusal } from '../client/toFailure';

export interface Messages {
  post(
    channel: string,
    message: SlackMessage,
    call: OutboundCall,
  ): Promise<{ readonly messageId: string }>;
  /** The message that carries the call's key. */
  find(
    channel: string,
    call: OutboundCall,
  ): Promise<{ readonly messageId: string } | undefined>;
  /** The same among the newest messages only. */
  findRecent(
    channel: string,
    call: OutboundCall,
  ): Promise<{ readonly messageId: string } | undefined>;
  update(
    channel: string,
    messageId: string,
    message: SlackMessage,
    call: OutboundCall,
  ): Promise<void>;
  pin(channel: string, messageId: string, call: OutboundCall): Promise<void>;
  /** Deletes all messages with the marker but one: the one to keep, else the oldest. */
  removeDoubles(
    channel: string,
    doubled: { readonly marker: string; readonly keep?: string },
    call: OutboundCall,
  ): Promise<{ readonly removed: number }>;
}

const PAGE = 200;
const MOST_PAGES = 50;

interface Marked {
  readonly ts?: string;
  readonly metadata?: {
    readonly event_type?: string;
    readonly event_payload?: object;
  };
}

function isMarked({ metadata }: Marked, key: string): boolean {
  const { event_type: type, event_payload: payload = {} } = metadata ?? {};
  return (
    type === METADATA_TYPE &&
    'effect_id' in payload &&
    payload.effect_id === key
  );
}

const notAllRead = (channel: string) =>
  new OutboundCallError(
    `Looking for a message in ${channel}: it is not among the last ${
      PAGE * MOST_PAGES
    }. Look there; ask for another try only if it is missing.`,
    { failure: 'rejected' },
  );

export function createMessages(api: SlackApi): Messages {
  const search = <T>(
    channel: string,
    call: OutboundCall,
    pick: (messages: readonly Marked[]) => T | undefined,
    pages = MOST_PAGES,
  ) =>
    searchPages(
      async cursor => {
        const answer = await api.read(
          call,
          {
            method: 'conversations.history',
            what: `Looking for a message in ${channel}`,
          },
          client =>
            client.conversations.history({
              channel,
              include_all_metadata: true,
              limit: PAGE,
              cursor,
            }),
        );
        return {
          items: answer.messages ?? [],
          next: answer.response_metadata?.next_cursor,
        };
      },
      pick,
      pages,
    );

  const first =
    ({ key }: OutboundCall) =>
    (messages: readonly Marked[]) =>
      messages.find(message => isMarked(message, key))?.ts;

  /** Every message with the marker, the oldest first. */
  async function allOf(channel: string, marker: string, call: OutboundCall) {
    const found: string[] = [];
    const { whole } = await search(channel, call, messages => {
      const marked = messages.filter(message => isMarked(message, marker));
      found.push(...marked.flatMap(({ ts }) => ts ?? []));
      return undefined;
    });
    if (whole) return found.sort((a, b) => Number(a) - Number(b));
    throw notAllRead(channel);
  }

  async function remove(channel: string, ts: string, call: OutboundCall) {
    try {
      await api.write(
        call,
        { method: 'chat.delete', what: `Removing a double in ${channel}` },
        client => client.chat.delete({ channel, ts }),
      );
    } catch (error) {
      // Somebody removed it before.
      if (error instanceof SlackRefusal && error.code === 'message_not_found')
        return;
      throw error;
    }
  }

  return {
    async post(channel, message, call) {
      const { ts } = await api.write(
        call,
        {
          method: 'chat.postMessage',
          channel,
          what: `Posting into the channel ${channel}`,
        },
        client =>
          client.chat.postMessage({
            channel,
            ...message,
            unfurl_links: false,
            unfurl_media: false,
          }),
      );
      if (ts) return { messageId: ts };
      throw new OutboundCallError(
        `Posting into the channel ${channel}: Slack did not say which message it is.`,
        { failure: 'unknown' },
      );
    },
    async find(channel, call) {
      const { found, whole } = await search(channel, call, first(call));
      if (found) return { messageId: found };
      if (whole) return undefined;
      throw notAllRead(channel);
    },
    async findRecent(channel, call) {
      const { found } = await search(channel, call, first(call), 1);
      return found === undefined ? undefined : { messageId: found };
    },
    async removeDoubles(channel, { marker, keep }, call) {
      const found = await allOf(channel, marker, call);
      const kept = found.find(ts => ts === keep) ?? found[0];
      const doubles = found.filter(ts => ts !== kept);
      for (const ts of doubles) await remove(channel, ts, call);
      return { removed: doubles.length };
    },
    async update(channel, ts, { text, blocks }, call) {
      await api.write(
        call,
        { method: 'chat.update', what: `Updating a message in ${channel}` },
        client => client.chat.update({ channel, ts, text, blocks }),
      );
    },
    async pin(channel, timestamp, call) {
      try {
        await api.write(
          call,
          { method: 'pins.add', what: `Pinning a message in ${channel}` },
          client => client.pins.add({ channel, timestamp }),
        );
      } catch (error) {
        if (error instanceof SlackRefusal && error.code === 'already_pinned')
          return;
        throw error;
      }
    },
  };
}
