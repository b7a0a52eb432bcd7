import { parseRefs } from './parseRefs';

describe('people typed into one field', () => {
  it('may be bare names, short or full refs, in any case', () => {
    expect(parseRefs('ada, user:ben  user:Default/Clara;group:ops')).toEqual([
      'user:default/ada',
      'user:default/ben',
      'user:default/clara',
      'group:default/ops',
    ]);
  });

  it('count once', () => {
    expect(parseRefs('ada user:default/ada')).toEqual(['user:default/ada']);
  });

  it('are nobody in an empty field', () => {
    expect(parseRefs('  ,; ')).toEqual([]);
  });
});
