import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import { goneSignal } from './goneSignal';

/** An answer that somebody waits for, until they hang up. */
async function waitedFor() {
  const app = express();
  const handled = new Promise<Response>(resolve => {
    app.get('/', (_req, res) => resolve(res));
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const call = request({ host: '127.0.0.1', port });
  call.on('error', () => {});
  call.end();
  const res = await handled;
  const hungUp = once(res, 'close');
  return {
    res,
    async hangUp() {
      call.destroy();
      await hungUp;
      server.close();
    },
  };
}

describe('whether somebody waits for the answer', () => {
  it('is heard when they leave', async () => {
    const { res, hangUp } = await waitedFor();
    const gone = goneSignal(res);
    expect(gone.aborted).toBe(false);
    await hangUp();
    expect(gone.aborted).toBe(true);
  });

  it('is known where they left before anybody listened', async () => {
    const { res, hangUp } = await waitedFor();
    await hangUp();
    expect(goneSignal(res).aborted).toBe(true);
  });
});
