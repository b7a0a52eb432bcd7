import { findPoints, namesIn, newPoints } from './findPoints';
import type { Tiding } from './Job';
import { planCases, planPlay, planSecondCases } from './planCases';
import { readOptions } from './readOptions';
import type { Result } from './runCase';

const passing = (
  kind: 'call' | 'find' | 'write',
  ...ids: string[]
): Tiding => ({ type: 'passing', kind, ids });

const RECORDED: readonly Tiding[] = [
  passing('write', 'append:EFFECT_CLAIMED:room:1', 'append:CHANGES_ATTACHED'),
  passing('call', 'room:1'),
  passing('write', 'append:WAR_ROOM_CREATED'),
  passing('call', 'update:headline'),
  passing('call', 'update:headline#2'),
];

const points = findPoints(RECORDED);

const ids = (...args: string[]) =>
  planCases(points, readOptions(args)).map(({ id }) => id);

describe('the points of the matrix', () => {
  it('are every call and every write of the recorded run, a write of several events once', () => {
    expect(points.map(({ at }) => at)).toEqual([
      'append:EFFECT_CLAIMED:room:1',
      'room:1',
      'append:WAR_ROOM_CREATED',
      'update:headline',
      'update:headline#2',
    ]);
  });

  it('see a process die before and after, and calls and writes fail in every way', () => {
    expect(ids('--engine', 'sqlite', '--only', 'room:1')).toEqual([
      'append:EFFECT_CLAIMED:room:1/before',
      'append:EFFECT_CLAIMED:room:1/after-commit',
      'append:EFFECT_CLAIMED:room:1/refused+append:EFFECT_CLAIMED:room:1#2/reply-lost',
      'room:1/before',
      'room:1/after-commit',
      'room:1/refused+room:1#2/reply-lost',
      'room:1/no-answer',
    ]);
  });

  it('lose the reply to the next try of what was refused', () => {
    expect(ids('--engine', 'sqlite', '--only', 'headline#2/ref')).toEqual([
      'update:headline#2/refused+update:headline#3/reply-lost',
    ]);
  });
});

describe('the sample on SQLite', () => {
  const some = (seed: string) =>
    ids('--engine', 'sqlite', '--first', '5', '--seed', seed);

  it('is so many of all, others for another seed', () => {
    const all = ids('--engine', 'sqlite');
    expect(some('1')).toHaveLength(5);
    expect(some('1')).toEqual(some('1'));
    expect(all).toEqual(expect.arrayContaining(some('1')));
    expect(some('2')).not.toEqual(some('1'));
  });
});

describe('the sample on Postgres', () => {
  const options = ['--engine', 'postgres', '--sample', '8'];

  it('is the same for the same seed and another for another', () => {
    const one = ids(...options, '--seed', '1');
    expect(ids(...options, '--seed', '1')).toEqual(one);
    expect(ids(...options, '--seed', '2')).not.toEqual(one);
  });

  it('has processes that are alone, suspended and two at once', () => {
    const staffs = planCases(points, readOptions(options)).map(c => c.staff);
    expect(new Set(staffs)).toEqual(new Set(['one', 'relay', 'pair']));
  });
});

describe('a further play', () => {
  const of = (...args: string[]) =>
    planPlay('rules', points, readOptions(['--engine', 'sqlite', ...args]));

  it('is played whole, or at so many of its points', () => {
    expect(of().length).toBeGreaterThan(3);
    expect(of('--further', '3')).toHaveLength(3);
  });
});

describe('points that only failures lead to', () => {
  const [first] = planCases(
    points,
    readOptions(['--engine', 'sqlite', '--only', 'room:1/after-commit']),
  ).slice(-1);
  const result: Result = {
    case: first,
    verdict: { lost: [], doubled: [], unapproved: [] },
    reached: true,
    ms: 1,
    tidings: [...RECORDED, passing('find', 'find:room:1'), RECORDED[4]],
  };

  it('are those whose names the recorded run does not have', () => {
    expect(newPoints(result.tidings, namesIn(RECORDED))).toEqual([
      { at: 'find:room:1', kind: 'find' },
    ]);
  });

  it('get a death before and one after, by way of what led to them', () => {
    const cases = planSecondCases(
      [result],
      namesIn(RECORDED),
      readOptions(['--engine', 'sqlite']),
    );
    expect(cases.map(({ id, faults }) => [id, faults.length])).toEqual([
      ['room:1/after-commit+find:room:1/before', 2],
      ['room:1/after-commit+find:room:1/after-commit', 2],
    ]);
  });
});
