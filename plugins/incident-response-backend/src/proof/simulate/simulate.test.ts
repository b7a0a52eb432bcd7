import { readEvidence } from './reader/readEvidence';
import { simulate } from './simulate';

const HOURS = 5;

describe('simulated hours', () => {
  it('end with every incident done and nothing violated, and a seed plays them again exactly', async () => {
    const first = await simulate({ seed: 7, hours: HOURS });
    const again = await simulate({ seed: 7, hours: HOURS });
    expect(readEvidence(first.evidence)).toEqual([]);
    expect(first.open).toEqual([]);
    expect(first.incidents).toBeGreaterThan(3);
    expect(again.digest).toBe(first.digest);
    expect(again.commits).toBe(first.commits);
  }, 120_000);

  it('are others for another seed', async () => {
    const hours = 1;
    const one = await simulate({ seed: 1, hours });
    const two = await simulate({ seed: 2, hours });
    expect(one.digest).not.toBe(two.digest);
  }, 120_000);
});
