import { readEvidence } from './reader/readEvidence';
import { simulate } from './simulate';

const HOURS = 8;

describe('a simulated day', () => {
  it('ends with every incident done and nothing violated, and a seed plays it again exactly', async () => {
    const first = await simulate({ seed: 7, hours: HOURS });
    const again = await simulate({ seed: 7, hours: HOURS });
    expect(readEvidence(first.evidence)).toEqual([]);
    expect(first.open).toEqual([]);
    expect(first.incidents).toBeGreaterThan(5);
    expect(again.digest).toBe(first.digest);
    expect(again.commits).toBe(first.commits);
  }, 120_000);

  it('is another one for another seed', async () => {
    const hours = 2;
    const one = await simulate({ seed: 1, hours });
    const two = await simulate({ seed: 2, hours });
    expect(one.digest).not.toBe(two.digest);
  }, 120_000);
});
