import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createGuardedStart, type Running } from './createGuardedStart';

let pauses: (() => void)[] = [];
afterEach(() => {
  pauses = [];
});

function running(started: string[] = []): Running {
  const router = express.Router();
  router.use((_req, res) => void res.status(202).json({ inside: true }));
  return {
    router,
    start: async () => void started.push('start'),
    stop: async () => void started.push('stop'),
  };
}

function guarded(open: () => Promise<Running>, isForGood = () => false) {
  const guard = createGuardedStart({
    open,
    isForGood,
    logger: mockServices.logger.mock(),
    // Pauses are over when the test says so.
    sleep: (_ms, signal) =>
      new Promise(resolve => {
        pauses.push(resolve);
        signal.addEventListener('abort', () => resolve());
      }),
  });
  return { guard, http: request(express().use(guard.router)) };
}

/** The pause after a failed start is the last one asked for. */
const endPause = () => pauses.at(-1)?.();

describe('a guarded start', () => {
  it('serves what was opened, and starts it once Backstage is up', async () => {
    const did: string[] = [];
    const { guard, http } = guarded(async () => running(did));
    await guard.begin();
    expect(did).toEqual([]);
    await guard.up();
    expect((await http.get('/incidents')).status).toBe(202);
    await guard.stop();
    expect(did).toEqual(['start', 'stop']);
  });

  it('is tried again until it works, and what was held meanwhile is served', async () => {
    let tries = 0;
    const did: string[] = [];
    const { guard, http } = guarded(async () => {
      tries += 1;
      if (tries < 3) throw new Error('connect ECONNREFUSED db.internal');
      return running(did);
    });
    await guard.begin();
    await guard.up();
    const health = await http.get('/health');
    expect(health.status).toBe(503);
    expect(health.body.problems.join()).not.toContain('db.internal');
    expect((await http.get('/incidents')).status).toBe(503);

    const held = http.post('/webhooks/grafana-oncall').send('{}');
    const answer = held.then(({ status }) => status);
    while (tries < 3) {
      await new Promise(resolve => setTimeout(resolve, 5));
      endPause();
    }
    expect(await answer).toBe(202);
    expect(did).toEqual(['start']);
    await guard.stop();
  });

  it('is not tried again where somebody has to change something first', async () => {
    let tries = 0;
    const { guard, http } = guarded(
      async () => {
        tries += 1;
        throw new Error('baseUrl is missing');
      },
      () => true,
    );
    await guard.begin();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(tries).toBe(1);
    expect((await http.get('/health')).body.problems.join()).toContain(
      'restart this replica',
    );
    await guard.stop();
  });

  it('gives an alert no answer where it ends without having started', async () => {
    const { guard, http } = guarded(async () => {
      throw new Error('down');
    });
    await guard.begin();
    const held = http.post('/webhooks/grafana-oncall').send('{}');
    const answer = held.then(
      () => 'answered',
      () => 'hung up',
    );
    await new Promise(resolve => setTimeout(resolve, 50));
    await guard.stop();
    expect(await answer).toBe('hung up');
  });
});
