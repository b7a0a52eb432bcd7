import { isEntityRef } from './EntityName';
import { formatDuration } from './formatAge';
import { safeHref } from './safeHref';

describe('durations', () => {
  it.each([
    [0, 'under a minute'],
    [59_999, 'under a minute'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
    [100_800_000, '1 d 4 h'],
  ])('of %d ms read %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('addresses from outside', () => {
  it.each(['https://oncall.example/a?b=1', 'http://x.test', '/incidents/1'])(
    '%s may be a link',
    url => expect(safeHref(url)).toBe(url),
  );

  it.each([
    ['javascript', 'alert(1)'].join(':'),
    [' javascript', 'alert(1)'].join(':'),
    'data:text/html,x',
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    'incidents',
    '',
  ])('%j may not', url => expect(safeHref(url)).toBeUndefined());
});

describe('entity refs', () => {
  it('are linked only when they are whole', () => {
    expect(isEntityRef('user:default/ada')).toBe(true);
    expect(isEntityRef('email:ada@x.test')).toBe(false);
    expect(isEntityRef('ada')).toBe(false);
  });
});
