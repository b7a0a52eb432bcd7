import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import {
  MalformedAlertError,
  type AlertSource,
  type ReceivedAlert,
} from '@incident-response/backstage-plugin-incident-response-node';
import express from 'express';
import request from 'supertest';
import type { Ingested } from '../stores/IncidentStore';
import { createWebhookRouter, type WebhookDeps } from './webhooks';

const received = (group: string): ReceivedAlert => ({
  eventKey: group,
  alert: {
    source: 'twin',
    group,
    startedAt: '2026-11-02T09:14:07.000Z',
    trigger: 'created',
    state: 'firing',
    title: group,
    severity: 'P1',
    severityReason: 'because',
    entityHints: [],
    labels: {},
    contacts: [],
  },
});

/** A sender of our own: the body is a JSON list of group names. */
const sender = (
  whenStoreFails: AlertSource['whenStoreFails'],
): AlertSource => ({
  id: 'twin',
  whenStoreFails,
  authenticate: ({ headers }) => headers.authorization === 'right',
  parse: ({ body }) => {
    let groups: unknown;
    try {
      groups = JSON.parse(body.toString());
    } catch {
      throw new MalformedAlertError('The body is not JSON.', 400);
    }
    if (!Array.isArray(groups)) {
      throw new MalformedAlertError('groups is missing.', 422);
    }
    return groups.map(String).map(received);
  },
});

type Ingest = WebhookDeps['service']['ingest'];

/** A store that may be down, at the edge where the vendor's database would fail. */
function storeThat(fails: (attempt: number) => boolean) {
  const state = { attempts: 0 };
  const ingest: Ingest = async (_, alert) => {
    state.attempts += 1;
    if (fails(state.attempts)) throw new Error('connection refused');
    return { type: 'opened', incidentId: `inc-${alert.alert.group}` };
  };
  return { ingest, state };
}

const servers: Server[] = [];
afterEach(() => {
  servers.splice(0).forEach(server => {
    server.closeAllConnections();
    server.close();
  });
});

async function start(
  ingest: Ingest,
  options: Partial<WebhookDeps> & {
    whenStoreFails?: AlertSource['whenStoreFails'];
  } = {},
) {
  const counted: string[] = [];
  const hooks = createWebhookRouter({
    service: { ingest },
    sources: [sender(options.whenStoreFails ?? 'hold')],
    metrics: { alertIngested: (_, result) => counted.push(result) },
    logger: mockServices.logger.mock(),
    patience: { limit: 200, firstMs: 1, maxMs: 5 },
    ...options,
  });
  const app = express();
  app.use(hooks.router);
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const post = (body: string, authorization = 'right') =>
    request(url)
      .post('/webhooks/twin')
      .set('authorization', authorization)
      .set('content-type', 'application/json')
      .send(body);
  return { port, url, post, counted, close: hooks.close, server };
}

/** Sends as a client that can hang up; resolves with the status or the word for a lost connection. */
function sendByHand(port: number) {
  const call = httpRequest({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/webhooks/twin',
    headers: { authorization: 'right' },
  });
  const answer = new Promise<number | 'lost'>(resolve => {
    call.on('response', res => resolve(res.statusCode ?? 0));
    call.on('error', () => resolve('lost'));
  });
  call.end('["a"]');
  return { answer, hangUp: () => call.destroy() };
}

async function until(condition: () => boolean) {
  while (!condition()) await new Promise(resolve => setTimeout(resolve, 2));
}

describe('answers of the webhook door', () => {
  const results: [Ingested, number, object][] = [
    [
      { type: 'opened', incidentId: 'inc-1' },
      202,
      { result: 'opened', incidentId: 'inc-1' },
    ],
    [
      { type: 'attached', incidentId: 'inc-1' },
      202,
      { result: 'attached', incidentId: 'inc-1' },
    ],
    [
      { type: 'known', incidentId: 'inc-1' },
      200,
      { result: 'known', incidentId: 'inc-1' },
    ],
    [{ type: 'known', incidentId: undefined }, 200, { result: 'known' }],
    [
      { type: 'recorded', reason: 'P4 does not open an incident here.' },
      200,
      { result: 'recorded', message: 'P4 does not open an incident here.' },
    ],
  ];

  it.each(results)('%j is answered %i', async (ingested, status, body) => {
    const { post, counted } = await start(async () => ingested);
    const response = await post('["a"]');
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject(body);
    expect(counted).toEqual([ingested.type]);
  });

  it('names the most important of several alerts and lists them all', async () => {
    const { post } = await start(async (_, { alert }) =>
      alert.group === 'a'
        ? { type: 'recorded', reason: 'P4' }
        : { type: 'opened', incidentId: 'inc-b' },
    );
    const response = await post('["a","b"]');
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({
      incidentId: 'inc-b',
      alerts: [{ result: 'recorded' }, { incidentId: 'inc-b' }],
    });
  });

  it('says so when a body holds no alert', async () => {
    const { post } = await start(storeThat(() => false).ingest);
    expect((await post('[]')).status).toBe(200);
  });

  it.each([
    ['not json', 400, 'not JSON'],
    ['', 400, 'not JSON'],
    ['{}', 422, 'groups'],
  ])('%j is answered %i', async (body, status, word) => {
    const { ingest, state } = storeThat(() => false);
    const { post } = await start(ingest);
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(word);
    expect(state.attempts).toBe(0);
  });

  it('reads a body without a content type, and a compressed one', async () => {
    const { url, port } = await start(storeThat(() => false).ingest);
    expect(await sendByHand(port).answer).toBe(202);
    const response = await request(url)
      .post('/webhooks/twin')
      .set({ authorization: 'right', 'content-encoding': 'gzip' })
      .send(gzipSync('["z"]'));
    expect(response.status).toBe(202);
  });

  it('takes a body of 1 MiB and refuses a larger one with 413', async () => {
    const { ingest, state } = storeThat(() => false);
    const { post } = await start(ingest);
    const fitting = JSON.stringify(['x'.repeat(1024 * 1024 - 4)]);
    expect((await post(fitting)).status).toBe(202);
    const response = await post(JSON.stringify(['x'.repeat(1024 * 1024)]));
    expect(response.status).toBe(413);
    expect(response.body.error.message).toContain('1 MiB');
    expect(state.attempts).toBe(1);
  });

  it('answers 404 for a source that is off and 405 for anything but POST', async () => {
    const { url } = await start(storeThat(() => false).ingest);
    const off = await request(url)
      .post('/webhooks/other')
      .set('authorization', 'right')
      .send('[]');
    expect(off.status).toBe(404);
    expect(off.body.error.message).toContain('incidentResponse.sources');
    const read = await request(url).get('/webhooks/twin');
    expect(read.status).toBe(405);
    expect(read.headers.allow).toBe('POST');
  });

  it('spends no database call and no log line on a flood of forged requests', async () => {
    const { ingest, state } = storeThat(() => true);
    const logger = mockServices.logger.mock();
    const { post, counted } = await start(ingest, { logger });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        post(i % 2 ? '["a"]' : 'not json', `guess-${i}`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([401]),
    );
    expect(state.attempts).toBe(0);
    expect(counted).toHaveLength(100);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.error).not.toHaveBeenCalled();
  });
});

describe('a store that fails', () => {
  it('is asked again until it answers, and only then the sender is told', async () => {
    const { ingest, state } = storeThat(attempt => attempt < 5);
    const { post } = await start(ingest);
    expect((await post('["a"]')).status).toBe(202);
    expect(state.attempts).toBe(5);
  });

  it('repeats only what is not stored yet', async () => {
    const stored: string[] = [];
    let failures = 2;
    const { post } = await start(async (_, { alert }) => {
      if (alert.group === 'b' && failures-- > 0) throw new Error('down');
      stored.push(alert.group);
      return { type: 'opened', incidentId: `inc-${alert.group}` };
    });
    expect((await post('["a","b","c"]')).status).toBe(202);
    expect(stored).toEqual(['a', 'b', 'c']);
  });

  it('leaves the sender without an answer until it gives up, then stops', async () => {
    const { ingest, state } = storeThat(() => true);
    const { port, counted } = await start(ingest);
    const { answer, hangUp } = sendByHand(port);
    await until(() => state.attempts > 3);
    hangUp();
    expect(await answer).toBe('lost');
    await until(() => counted.length > 0);
    expect(counted).toEqual(['abandoned']);
    const { attempts } = state;
    await new Promise(resolve => setTimeout(resolve, 30));
    expect(state.attempts).toBe(attempts);
  });

  it('holds a bounded number and refuses the rest with 503', async () => {
    const { ingest, state } = storeThat(() => true);
    const { port, post } = await start(ingest, {
      patience: { limit: 2, firstMs: 1, maxMs: 5 },
    });
    const held = [sendByHand(port), sendByHand(port)];
    await until(() => state.attempts > 4);
    const response = await post('["a"]');
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
    held.forEach(({ hangUp }) => hangUp());
    expect(await Promise.all(held.map(({ answer }) => answer))).toEqual([
      'lost',
      'lost',
    ]);
  });

  it('has room again when a held sender has gone', async () => {
    let down = true;
    const { ingest, state } = storeThat(() => down);
    const { port, post, counted } = await start(ingest, {
      patience: { limit: 1, firstMs: 1, maxMs: 5 },
    });
    const first = sendByHand(port);
    await until(() => state.attempts > 2);
    first.hangUp();
    await until(() => counted.includes('abandoned'));
    const second = post('["b"]').then(({ status }) => status);
    await new Promise(resolve => setTimeout(resolve, 10));
    down = false;
    expect(await second).toBe(202);
  });

  it('answers 503 at once where the sender repeats by itself', async () => {
    const { ingest, state } = storeThat(() => true);
    const { post, counted } = await start(ingest, { whenStoreFails: 'refuse' });
    expect((await post('["a"]')).status).toBe(503);
    expect(state.attempts).toBe(1);
    expect(counted).toEqual(['refused']);
  });

  it('drops held connections at shutdown without any status', async () => {
    const { ingest, state } = storeThat(() => true);
    const { port, close } = await start(ingest);
    const { answer } = sendByHand(port);
    await until(() => state.attempts > 1);
    close();
    expect(await answer).toBe('lost');
  });

  it('finishes what it has begun to store when the sender leaves, once', async () => {
    let finish: () => void = () => {};
    let calls = 0;
    const { port, counted } = await start(async () => {
      calls += 1;
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      return { type: 'opened', incidentId: 'inc-1' };
    });
    const { answer, hangUp } = sendByHand(port);
    await until(() => calls === 1);
    hangUp();
    await answer;
    finish();
    await until(() => counted.length > 0);
    expect(counted).toEqual(['opened']);
    expect(calls).toBe(1);
  });
});
