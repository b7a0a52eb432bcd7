import { readOptions } from '../../readOptions';
import { planTrio, STEPS } from './planTrio';

const planned = (...args: string[]) =>
  planTrio(readOptions(['--engine', 'postgres', '--seed', '3', ...args]));

describe('three whole backends', () => {
  it('lose one at each step and have another one asleep at the next', () => {
    const plans = planned('--only', 'slack/whole-trio');
    expect(plans.map(({ killed }) => killed.step)).toEqual(STEPS.slice(0, -1));
    expect(plans.map(({ asleep }) => asleep.step)).toEqual(STEPS.slice(1));
    for (const { killed, asleep } of plans)
      expect(killed.victim).not.toBe(asleep.victim);
  });

  it('are played once among all plays, three times with theirs, and never on SQLite', () => {
    expect(planned()).toHaveLength(1);
    expect(planned('--play', 'slack')).toHaveLength(3);
    expect(planned('--engine', 'sqlite')).toEqual([]);
  });

  it('do the same with the same seed, whichever are asked for', () => {
    const [one] = planned();
    expect(planned('--only', one.which.id)).toEqual([one]);
    expect(planned('--seed', '4', '--only', one.which.id)).not.toEqual([one]);
  });
});
