import { sayTime } from './sayTime';

describe('a time among words', () => {
  it.each([
    ['2026-11-23T14:05:09.123Z', '2026-11-23 14:05 UTC'],
    ['2026-11-23T14:05:09.123456Z', '2026-11-23 14:05 UTC'],
    ['2026-11-23T01:05:00+02:00', '2026-11-22 23:05 UTC'],
    ['some day', 'some day'],
    ['', ''],
    [undefined, 'an unknown time'],
  ])('%j is read as %j', (at, said) => {
    expect(sayTime(at)).toBe(said);
  });
});
