import { callFor } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { createPace, type PaceClock } from './createPace';
import type { Lane } from './limits';

const lane: Lane = {
  key: 'conversations.create',
  window: { most: 2, withinMs: 1_000 },
};
const other: Lane = { ...lane, key: 'chat.update' };

/** A clock that stands where nobody sleeps. */
function standingClock(): PaceClock {
  let now = 0;
  return {
    now: () => now,
    sleep: async ms => {
      now += ms;
    },
  };
}

const patient = (key: string) => ({ ...callFor(key), deadlineMs: 10_000 });

describe('the pace of calls', () => {
  it('lets through what Slack takes, and the rest in line', async () => {
    const clock = standingClock();
    const pace = createPace(clock);
    const at: number[] = [];
    for (let n = 0; n < 5; n++) {
      await pace.turn(lane, patient(`k${n}`));
      at.push(clock.now());
    }
    expect(at).toEqual([0, 0, 1_000, 1_000, 2_000]);
  });

  it('sends nothing whose turn comes after its deadline, says when, and keeps its turn for others', async () => {
    const clock = standingClock();
    const pace = createPace(clock);
    await pace.turn(lane, patient('a'));
    await pace.turn(lane, patient('b'));
    const hasty = { ...callFor('c'), deadlineMs: 500 };
    await expect(pace.turn(lane, hasty)).rejects.toMatchObject({
      failure: 'not-executed',
      retryAfterMs: 1_000,
    });
    await pace.turn(lane, patient('d'));
    await pace.turn(lane, patient('e'));
    expect(clock.now()).toBe(1_000);
  });

  it('pauses the one lane that Slack asked it to', async () => {
    const clock = standingClock();
    const pace = createPace(clock);
    pace.pause(lane, 3_000);
    await pace.turn(other, patient('a'));
    expect(clock.now()).toBe(0);
    await pace.turn(lane, patient('b'));
    expect(clock.now()).toBe(3_000);
  });

  it('waits for nothing whose caller has gone', async () => {
    const pace = createPace(standingClock());
    await expect(
      pace.turn(lane, { ...patient('a'), signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ failure: 'not-executed' });
  });
});
