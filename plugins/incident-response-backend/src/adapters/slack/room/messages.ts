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

export function createMessages(api: SlackApi): Messages {
  const search = (channel: string, call: OutboundCall, pages: number) =>
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
      messages => messages.find(message => isMarked(message, call.key))?.ts,
      pages,
    );

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
      const { found, whole } = await search(channel, call, MOST_PAGES);
      if (found) return { messageId: found };
      if (whole) return undefined;
      throw new OutboundCallError(
        `Looking for a message in ${channel}: it is not among the last ${
          PAGE * MOST_PAGES
        }. Look there; ask for another try only if it is missing.`,
        { failure: 'rejected' },
      );
    },
    async findRecent(channel, call) {
      const { found } = await search(channel, call, 1);
      return found === undefined ? undefined : { messageId: found };
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
