import { gzipSync } from 'node:zlib';
import { mockServices } from '@backstage/backend-test-utils';
import request from 'supertest';
import type { Ingested } from '../stores/IncidentStore';
import { sendByHand, start, storeThat } from './__testUtils__/webhookServer';

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
