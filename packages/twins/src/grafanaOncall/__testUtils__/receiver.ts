import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly [key: string]: unknown };
}

export type Answer = (response: ServerResponse, nth: number) => void;

export const accepts: Answer = response => response.writeHead(202).end('{}');
export const fails: Answer = response => response.writeHead(500).end();
export const resets: Answer = response => response.socket?.destroy();
export const stalls: Answer = () => {};

/** A real server that answers as it is told: the nth answer for the nth request, the last one for the rest. */
export async function startReceiver(...answers: readonly Answer[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    const nth = received.length;
    const answer = answers[Math.min(nth, answers.length) - 1] ?? accepts;
    answer(response, nth);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks/grafana-oncall`,
    received,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
