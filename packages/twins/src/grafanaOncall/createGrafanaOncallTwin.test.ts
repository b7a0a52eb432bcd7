import { accepts } from './__testUtils__/receiver';
import { ada, alert, twinsForTests } from './__testUtils__/startTwin';

const startTwin = twinsForTests();

describe('what Grafana OnCall tells', () => {
  it('tells of a new group what OnCall tells, with the secret verbatim', async () => {
    const { twin, received } = await startTwin([accepts]);
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
    const { twin, received } = await startTwin([accepts], { labels: 'list' });
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
    const { twin, received } = await startTwin([accepts], { names: 'irm' });
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
    const { twin } = await startTwin([accepts]);
    const { group } = twin.create(alert);
    twin.change(group.id, 'resolve');
    expect(() => twin.change(group.id, 'acknowledge')).toThrow(
      /Can't acknowledge alert group .* it is resolved/,
    );
    expect(() => twin.change('I0', 'resolve')).toThrow(/no alert group I0/);
  });
});
