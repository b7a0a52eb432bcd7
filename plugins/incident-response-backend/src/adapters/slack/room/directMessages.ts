import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackApi } from '../client/SlackApi';

/** The channel of the direct messages with a Slack user. */
export type DirectMessages = (
  user: string,
  call: OutboundCall,
) => Promise<string>;

export const createDirectMessages =
  (api: SlackApi): DirectMessages =>
  async (users, call) => {
    const what = `Opening the direct messages with ${users}`;
    const { channel } = await api.write(
      call,
      { method: 'conversations.open', what },
      client => client.conversations.open({ users }),
    );
    if (channel?.id) return channel.id;
    throw new OutboundCallError(
      `${what}: Slack did not say which channel it is.`,
      { failure: 'not-executed' },
    );
  };
