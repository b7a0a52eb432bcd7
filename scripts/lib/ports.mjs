import { createServer } from 'node:net';

function tryListen(port, host) {
  return new Promise(done => {
    const server = createServer();
    server.once('error', error => done(error.code));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => done(undefined)),
    );
  });
}

/** Whether nothing listens on the port, on any address a browser may use. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::', '0.0.0.0']) {
    if ((await tryListen(port, host)) === 'EADDRINUSE') return false;
  }
  return true;
}

/** A port nobody uses now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
