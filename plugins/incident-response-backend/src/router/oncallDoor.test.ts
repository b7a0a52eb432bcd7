import { createHmac } from 'node:crypto';
import request from 'supertest';
import { createGrafanaOncallSource } from '../adapters/grafana-oncall';
import { options } from '../adapters/grafana-oncall/__testUtils__/options';
import created from '../adapters/grafana-oncall/fixtures/created.json';
import acknowledged from '../adapters/grafana-oncall/fixtures/irm-acknowledged.json';
import resolved from '../adapters/grafana-oncall/fixtures/resolve-label-list.json';
import unsilenced from '../adapters/grafana-oncall/fixtures/unsilence-bare.json';
import { ADA, api, as, startRouter } from './__testUtils__/startRouter';

let running: Awaited<ReturnType<typeof startRouter>>;

beforeAll(async () => {
  running = await startRouter({
    deps: {
      sources: [createGrafanaOncallSource(options)],
      patience: { limit: 5, firstMs: 1, maxMs: 10 },
    },
  });
});
afterAll(() => running.stop());

const send = (
  body: object,
  headers: object = { authorization: 'new-secret' },
) =>
  request(running.server)
    .post(api('/webhooks/grafana-oncall'))
    .set({ ...headers })
    .send(body);

/** The same body for an alert group of its own. */
function ofGroup<T extends { alert_group: object }>(id: string, body: T) {
  return {
    ...body,
    alert_group_id: id,
    alert_group: { ...body.alert_group, id },
  };
}

const withLabels = (id: string, labels: object) => {
  const body = ofGroup(id, created);
  return { ...body, alert_group: { ...body.alert_group, labels } };
};

const incidents = async () =>
  (
    await request(running.server)
      .get(api('/incidents?limit=100'))
      .set(as.user(ADA))
  ).body.incidents;

describe('the door of Grafana OnCall, down to the database', () => {
  it('opens one incident for an episode, whatever is sent twice', async () => {
    const first = await send(created);
    expect(first.status).toBe(202);
    expect(first.body.result).toBe('opened');
    const { incidentId } = first.body;

    const again = await send(created);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ result: 'known', incidentId });

    const taken = await send(acknowledged);
    expect(taken.status).toBe(202);
    expect(taken.body).toMatchObject({ result: 'attached', incidentId });
    const view = await request(running.server)
      .get(api(`/incidents/${incidentId}`))
      .set(as.user(ADA));
    expect(view.body.incident).toMatchObject({
      title: 'Checkout error rate above 5 %',
      severity: 'P1',
      kind: 'real',
      source: 'grafana-oncall',
      entityHints: ['checkout', 'Payments alerts', 'Payments'],
    });
  });

  it('opens one incident for deliveries that come at the same time', async () => {
    const body = ofGroup('IATONCE', created);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(body)),
    );
    const opened = answers.filter(
      ({ body: { result } }) => result === 'opened',
    );
    expect(opened).toHaveLength(1);
    expect(
      new Set(answers.map(({ body: { incidentId } }) => incidentId)).size,
    ).toBe(1);
  });

  it('records what opens nothing, and says why', async () => {
    const before = (await incidents()).length;
    const low = await send(withLabels('ILOW', { severity: 'info' }));
    expect(low.status).toBe(200);
    expect(low.body).toMatchObject({
      result: 'recorded',
      message: expect.stringContaining('P4 does not open an incident here'),
    });
    const over = await send(ofGroup('IOVER', resolved));
    expect(over.status).toBe(200);
    expect(over.body.message).toContain('resolved');
    expect((await incidents()).length).toBe(before);
  });

  it('never takes two untimed events for the same one', async () => {
    const body = ofGroup('IATONCE', unsilenced);
    const results = [await send(body), await send(body)];
    expect(results.map(({ body: { result } }) => result)).toEqual([
      'attached',
      'attached',
    ]);
  });

  it.each([
    ['Basic', `Basic ${Buffer.from('oncall:pass:word').toString('base64')}`],
    ['Bearer', 'Bearer old-secret'],
  ])('lets in with %s', async (_, authorization) => {
    expect((await send(created, { authorization })).status).toBe(200);
  });

  it('lets in what a relay has signed, over the raw bytes', async () => {
    const bytes = `${JSON.stringify(created, null, 4)}\n`;
    const signature = createHmac('sha256', 'relay-key')
      .update(bytes)
      .digest('hex');
    const signed = await request(running.server)
      .post(api('/webhooks/grafana-oncall'))
      .set('content-type', 'application/json')
      .set('x-grafana-oncall-signature', signature)
      .send(bytes);
    expect(signed.status).toBe(200);
  });

  it('refuses what is forged without touching the database', async () => {
    const calls: string[] = [];
    const spied = await startRouter({
      deps: { sources: [createGrafanaOncallSource(options)] },
      onStoreCall: method => calls.push(method),
    });
    try {
      calls.length = 0;
      const forged = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          request(spied.server)
            .post(api('/webhooks/grafana-oncall'))
            .set('authorization', `guess-${i}`)
            .send(created),
        ),
      );
      expect(new Set(forged.map(({ status }) => status))).toEqual(
        new Set([401]),
      );
      expect(calls).toEqual([]);
      const right = await request(spied.server)
        .post(api('/webhooks/grafana-oncall'))
        .set('authorization', 'new-secret')
        .send(created);
      expect(right.status).toBe(202);
      expect(calls).toContain('ingest');
    } finally {
      await spied.stop();
    }
  });

  it('answers only once a failing database has stored the alert', async () => {
    await running.knex.raw(
      `create trigger broken before insert on ir_inbox
       begin select raise(abort, 'disk full'); end`,
    );
    let status: number | undefined;
    const answer = send(ofGroup('IHELD', created)).then(response => {
      status = response.status;
      return response;
    });
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(status).toBeUndefined();
    await running.knex.raw('drop trigger broken');
    expect((await answer).body.result).toBe('opened');
    expect((await send(ofGroup('IHELD', created))).body.result).toBe('known');
  });
});
