import {
  createGrafanaOncallTwin,
  type GrafanaOncallTwin,
  type GrafanaOncallTwinOptions,
} from './createGrafanaOncallTwin';
import {
  accepts,
  fails,
  resets,
  stalls,
  startReceiver,
  type Answer,
} from './__testUtils__/receiver';

const ada = { id: 'U1', username: 'ada', email: 'ada@example.org' };
const alert = {
  title: 'Checkout error rate above 5 %',
  labels: { severity: 'critical', service: 'checkout' },
  usersToBeNotified: [ada],
};
const quick = {
  timeoutMs: 150,
  requeueMs: 5,
  connectionBackoffMs: [1, 2, 3],
};

describe('the sending side of Grafana OnCall', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });

  async function start(
    answers: readonly Answer[],
    options: Partial<GrafanaOncallTwinOptions> = {},
  ) {
    const receiver = await startReceiver(...answers);
    const twin = createGrafanaOncallTwin({
      webhookUrl: receiver.url,
      authorization: 'a-secret',
      timing: quick,
      ...options,
    });
    stops.push(receiver.stop, () => twin.close());
    return { twin, received: receiver.received };
  }

  const outcomes = (twin: GrafanaOncallTwin) =>
    twin.calls().map(({ outcome }) => outcome.type);

  it('tells of a new group what OnCall tells, with the secret verbatim', async () => {
    const { twin, received } = await start([accepts]);
    const { group, delivered } = twin.create(alert);
    expect(await delivered).toEqual([
      { type: 'answered', status: 202, body: '{}' },
    ]);
    const [{ headers, body }] = received;
    expect(headers).toMatchObject({
      authorization: 'a-secret',
      'content-type': 'application/json',
    });
    expect(body).toMatchObject({
      event: {
        type: 'alert group created',
        time: group.createdAt.replace('Z', '+00:00'),
      },
      user: null,
      alert_group_id: group.id,
      alert_group: {
        id: group.id,
        state: 'firing',
        title: alert.title,
        created_at: group.createdAt,
        labels: alert.labels,
      },
      users_to_be_notified: [ada],
    });
    expect(twin.calls()[0].body).toBe(JSON.stringify(body));
  });

  it('writes labels as a list of pairs where the label feature is off', async () => {
    const { twin, received } = await start([accepts], { labels: 'list' });
    await twin.create({ ...alert, labels: { severity: 'critical' } }).delivered;
    expect(received[0].body).toMatchObject({
      alert_group: {
        labels: [
          {
            key: { id: 'K_severity', name: 'severity' },
            value: { id: 'V_critical', name: 'critical' },
          },
        ],
      },
    });
    expect(received[0].body).not.toHaveProperty('webhook');
  });

  it('sends every trigger; the un* ones carry no time', async () => {
    const { twin, received } = await start([accepts], { names: 'irm' });
    const { group, delivered } = twin.create(alert);
    await delivered;
    for (const change of [
      'acknowledge',
      'unacknowledge',
      'silence',
      'unsilence',
      'resolve',
      'unresolve',
    ] as const)
      await twin.change(group.id, change, ada).delivered;
    await twin.notify(group.id, 'escalation').delivered;
    await twin.notify(group.id, 'personal notification', ada).delivered;
    const told = received.map(({ body }) => body.event);
    expect(told).toEqual([
      { type: 'Alert Group Created', time: expect.any(String) },
      { type: 'Acknowledge', time: expect.any(String) },
      { type: 'Unacknowledge' },
      { type: 'Silence', time: expect.any(String), until: null },
      { type: 'Unsilence' },
      { type: 'Resolve', time: expect.any(String) },
      { type: 'Unresolve' },
      { type: 'Escalation', time: expect.any(String) },
      {
        type: 'Personal Notification',
        time: expect.any(String),
        user: ada,
      },
    ]);
  });

  it('refuses what OnCall refuses', async () => {
    const { twin } = await start([accepts]);
    const { group } = twin.create(alert);
    twin.change(group.id, 'resolve');
    expect(() => twin.change(group.id, 'acknowledge')).toThrow(
      /Can't acknowledge alert group .* it is resolved/,
    );
    expect(() => twin.change('I0', 'resolve')).toThrow(/no alert group I0/);
  });

  it('never sends again after any status, even a failure', async () => {
    const { twin } = await start([fails]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'answered', status: 500, body: '' },
    ]);
    expect(outcomes(twin)).toEqual(['answered']);
  });

  it('queues a delivery that timed out again, three times, and then gives up', async () => {
    const { twin, received } = await start([stalls]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'givenUp', reason: 'timeout' },
    ]);
    expect(outcomes(twin)).toEqual(Array(4).fill('timeout'));
    expect(new Set(received.map(({ body }) => JSON.stringify(body))).size).toBe(
      1,
    );
  });

  it('tries again after connection errors, three times, and then gives up', async () => {
    const { twin } = await start([resets]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'givenUp', reason: 'connectionError' },
    ]);
    expect(outcomes(twin)).toEqual(Array(4).fill('connectionError'));
  });

  it('gets through once the receiver is back', async () => {
    const { twin } = await start([resets, stalls, accepts]);
    expect(await twin.create(alert).delivered).toMatchObject([{ status: 202 }]);
    expect(outcomes(twin)).toEqual(['connectionError', 'timeout', 'answered']);
  });

  it('tells the group as it is at the time of the try, not of the event', async () => {
    const { twin, received } = await start([resets, accepts]);
    const { group, delivered } = twin.create(alert);
    twin.change(group.id, 'resolve');
    await delivered;
    const created = received
      .map(({ body }) => body)
      .filter(body => JSON.stringify(body.event).includes('created'));
    expect(created.at(-1)).toMatchObject({
      alert_group: { state: 'resolved' },
    });
  });

  it('sends an event twice on request, once', async () => {
    const { twin, received } = await start([accepts]);
    twin.misbehave({ duplicate: 1 });
    const { group, delivered } = twin.create(alert);
    expect(await delivered).toHaveLength(2);
    await twin.change(group.id, 'resolve').delivered;
    expect(received.map(({ body }) => body.event)).toHaveLength(3);
    expect(received[0].body).toEqual(received[1].body);
  });

  it('lets an event be overtaken by the next one on request', async () => {
    const { twin, received } = await start([accepts]);
    twin.misbehave({ overtake: 1 });
    const created = twin.create(alert);
    const resolved = twin.change(created.group.id, 'resolve');
    await Promise.all([created.delivered, resolved.delivered]);
    expect(received.map(({ body }) => body.event)).toMatchObject([
      { type: 'resolve' },
      { type: 'alert group created' },
    ]);
  });

  it('loses an answer on request, and sends what was taken again', async () => {
    const { twin, received } = await start([accepts]);
    twin.misbehave({ dropReply: 1 });
    expect(await twin.create(alert).delivered).toMatchObject([{ status: 202 }]);
    expect(outcomes(twin)).toEqual(['replyDropped', 'answered']);
    expect(received[0].body).toEqual(received[1].body);
  });

  it('ends what it is sending when it is closed', async () => {
    const { twin } = await start([stalls], {
      timing: { ...quick, timeoutMs: 60_000, requeueMs: 60_000 },
    });
    const { delivered } = twin.create(alert);
    await twin.close();
    expect(await delivered).toEqual([
      { type: 'givenUp', reason: 'connectionError' },
    ]);
  });
});
