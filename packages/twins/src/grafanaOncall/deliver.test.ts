import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, fails, resets, stalls } from './__testUtils__/receiver';
import {
  alert,
  outcomes,
  quick,
  twinsForTests,
} from './__testUtils__/startTwin';

const startTwin = twinsForTests();

describe('how Grafana OnCall delivers', () => {
  it('never sends again after any status, even a failure', async () => {
    const { twin } = await startTwin([fails]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'answered', status: 500, body: '' },
    ]);
    expect(outcomes(twin)).toEqual(['answered']);
  });

  it('queues a delivery that timed out again, three times, and then gives up', async () => {
    const { twin, received } = await startTwin([stalls]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'givenUp', reason: 'timeout' },
    ]);
    expect(outcomes(twin)).toEqual(Array(4).fill('timeout'));
    expect(new Set(received.map(({ body }) => JSON.stringify(body))).size).toBe(
      1,
    );
  });

  it('tries again after connection errors, three times, and then gives up', async () => {
    const { twin } = await startTwin([resets]);
    expect(await twin.create(alert).delivered).toEqual([
      { type: 'givenUp', reason: 'connectionError' },
    ]);
    expect(outcomes(twin)).toEqual(Array(4).fill('connectionError'));
  });

  it('gets through once the receiver is back', async () => {
    const { twin } = await startTwin([resets, stalls, accepts]);
    expect(await twin.create(alert).delivered).toMatchObject([{ status: 202 }]);
    expect(outcomes(twin)).toEqual(['connectionError', 'timeout', 'answered']);
  });

  it('tells the group as it is at the time of the try, not of the event', async () => {
    const { twin, received } = await startTwin([resets, accepts]);
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
    const { twin, received } = await startTwin([accepts]);
    twin.misbehave({ duplicate: 1 });
    const { group, delivered } = twin.create(alert);
    expect(await delivered).toHaveLength(2);
    await twin.change(group.id, 'resolve').delivered;
    expect(received.map(({ body }) => body.event)).toHaveLength(3);
    expect(received[0].body).toEqual(received[1].body);
  });

  it('lets an event be overtaken by the next one on request', async () => {
    const { twin, received } = await startTwin([accepts]);
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
    const { twin, received } = await startTwin([accepts]);
    twin.misbehave({ dropReply: 1 });
    expect(await twin.create(alert).delivered).toMatchObject([{ status: 202 }]);
    expect(outcomes(twin)).toEqual(['replyDropped', 'answered']);
    expect(received[0].body).toEqual(received[1].body);
  });

  it('makes no further try once it is closed', async () => {
    const { twin } = await startTwin([resets], {
      timing: { ...quick, connectionBackoffMs: [60_000] },
    });
    const { delivered } = twin.create(alert);
    while (twin.calls().length === 0) await sleep(1);
    await twin.close();
    expect(await delivered).toEqual([
      { type: 'givenUp', reason: 'connectionError' },
    ]);
    expect(outcomes(twin)).toEqual(['connectionError']);
  });

  it('ends what it is sending when it is closed', async () => {
    const { twin } = await startTwin([stalls], {
      timing: { ...quick, timeoutMs: 60_000, requeueMs: 60_000 },
    });
    const { delivered } = twin.create(alert);
    await twin.close();
    expect(await delivered).toEqual([
      { type: 'givenUp', reason: 'connectionError' },
    ]);
  });

  it('does not count what was held back until it was closed as a call', async () => {
    const { twin, received } = await startTwin([accepts]);
    twin.misbehave({ overtake: 1 });
    const { delivered } = twin.create(alert);
    await twin.close();
    expect(await delivered).toMatchObject([{ type: 'givenUp' }]);
    expect(received).toEqual([]);
    expect(twin.calls()).toEqual([]);
  });
});
