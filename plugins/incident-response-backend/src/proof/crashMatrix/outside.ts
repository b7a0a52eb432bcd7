import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What whoever listens outside shares with the backend. */
export const OUTSIDE_SECRET = 'shared with whoever is told';

/** One delivery as it arrived outside. */
export interface Delivered {
  readonly incidentId: string;
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Whether it was signed with what is shared. */
  readonly isSigned: boolean;
}

export interface Outside {
  readonly url: string;
  readonly delivered: readonly Delivered[];
  close(): Promise<void>;
}

const textOf = (value: string | readonly string[] | undefined) =>
  String(value ?? '');

/** Somebody who is told of incidents and takes everything down. */
export async function listenOutside(): Promise<Outside> {
  const delivered: Delivered[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', part => parts.push(part));
    req.on('end', () => {
      const { headers } = req;
      const timestamp = textOf(headers['x-incident-response-timestamp']);
      const signature = createHmac('sha256', OUTSIDE_SECRET)
        .update(`${timestamp}.${Buffer.concat(parts).toString('utf8')}`)
        .digest('hex');
      delivered.push({
        incidentId: textOf(headers['x-incident-response-incident']),
        sequence: Number(headers['x-incident-response-sequence']),
        at: Date.now(),
        isSigned:
          headers['x-incident-response-signature'] === `v1=${signature}`,
      });
      res.writeHead(204).end();
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/events`,
    delivered,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
