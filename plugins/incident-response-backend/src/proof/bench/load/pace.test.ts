import { setTimeout as sleep } from 'node:timers/promises';
import { asFastAsPossible, atRate } from './pace';

describe('load', () => {
  it('at a rate sends all of it, without waiting for answers', async () => {
    let open = 0;
    let most = 0;
    const samples = await atRate({
      perSecond: 1_000,
      count: 20,
      send: async nth => {
        open += 1;
        most = Math.max(most, open);
        await sleep(100);
        open -= 1;
        return nth;
      },
    });
    expect(samples.map(({ value }) => value)).toEqual(
      Array.from({ length: 20 }, (_, nth) => nth),
    );
    expect(most).toBeGreaterThan(1);
  });

  it('as fast as possible keeps the concurrency it was given', async () => {
    let open = 0;
    const seen = new Set<number>();
    const { samples } = await asFastAsPossible({
      concurrency: 4,
      forMs: 50,
      send: async () => {
        open += 1;
        seen.add(open);
        await sleep(2);
        open -= 1;
      },
    });
    expect(samples.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...seen)).toBe(4);
  });
});
