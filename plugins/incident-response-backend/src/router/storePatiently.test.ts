import {
  sendByHand,
  start,
  storeThat,
  until,
} from './__testUtils__/webhookServer';

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

  it('holds a bounded number and lets go of the rest without a status, so that they come again', async () => {
    const { ingest, state } = storeThat(() => true);
    const { port, counted } = await start(ingest, {
      patience: { limit: 2, firstMs: 1, maxMs: 5 },
    });
    const held = [sendByHand(port), sendByHand(port)];
    await until(() => state.attempts > 4);
    expect(await sendByHand(port).answer).toBe('lost');
    expect(counted).toEqual(['abandoned']);
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
    const response = await post('["a"]');
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('1');
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
