import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sockets } from './delivery/createSockets';
import { sendJson } from './http';

/** Answers requests whose path starts with its prefix; gets the rest of the path. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  rest: string,
) => void | Promise<void>;

/** A page elsewhere in the same browser must not act here. */
function isForeign(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && origin !== `http://${host}`;
}

/** An HTTP server of the routes, and of the sockets where a request is upgraded. */
export async function listen(
  routes: Readonly<Record<string, Route>>,
  sockets: Sockets,
  address: { readonly host: string; readonly port: number },
) {
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://twin');
    const prefix = Object.keys(routes).find(one => pathname.startsWith(one));
    if (isForeign(request)) {
      sendJson(response, 403, {
        error: 'Open the twin under its own address.',
      });
      return;
    }
    if (prefix === undefined) {
      sendJson(response, 404, { error: `There is nothing at ${pathname}.` });
      return;
    }
    await routes[prefix](request, response, pathname.slice(prefix.length));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: String(error) });
    });
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.upgrade(request, socket, head),
  );
  server.listen(address.port, address.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${address.host}:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
