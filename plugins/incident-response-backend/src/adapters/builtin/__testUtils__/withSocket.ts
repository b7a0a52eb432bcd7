import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';

/** The chat with a socket to listen on, as a vendor's would have it. */
export function withSocket<TChat extends Chat>(
  chat: TChat,
): { readonly chat: TChat; listening(): boolean } {
  const server = createServer();
  return {
    chat: {
      ...chat,
      start: async signal => {
        if (signal.aborted) throw new Error('The replica ends.');
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
      },
      stop: async () => {
        if (!server.listening) return;
        server.close();
        await once(server, 'close');
      },
    },
    listening: () => server.listening,
  };
}
