import type { Equivalent } from './equivalents';
import { judge } from './judge';

const mutant = {
  file: 'gate/a.ts',
  line: 3,
  within: 'f',
  was: 'a',
  becomes: '!(a)',
  text: '',
};
const other = { ...mutant, becomes: '{}' };
const entry: Equivalent = {
  file: 'gate/a.ts',
  within: 'f',
  was: 'a',
  becomes: '!(a)',
  why: 'it is always so',
};

describe('the judgement over mutants', () => {
  it('is good where every one was noticed', () => {
    expect(judge([{ mutant, noticedBy: 'a test' }], [], true)).toEqual({
      mutants: 1,
      survived: 0,
      problems: [],
    });
  });

  it('names whoever survived, and what to do', () => {
    const { survived, problems } = judge([{ mutant }], [], true);
    expect(survived).toBe(1);
    expect(problems[0]).toMatch(/^No test notices gate\/a\.ts:3/);
  });

  it('does not count what changes nothing', () => {
    expect(judge([{ mutant }], [entry], true)).toEqual({
      mutants: 0,
      survived: 0,
      problems: [],
    });
  });

  it('does not let the list outlive the code', () => {
    const { problems } = judge(
      [{ mutant: other, noticedBy: 'x' }],
      [entry],
      true,
    );
    expect(problems[0]).toContain('no longer has a → !(a)');
    expect(judge([], [entry], false).problems).toEqual([]);
  });

  it('does not let the list hold what a test notices', () => {
    const { problems } = judge(
      [{ mutant, noticedBy: 'a test' }],
      [entry],
      true,
    );
    expect(problems[0]).toContain('is listed as changing nothing');
  });
});
