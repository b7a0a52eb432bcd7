import { escaped, isExact, seenLine, visible } from './safeText';

const JOINED = '\u{1f469}\u200d\u{1f692} \u2764\ufe0f 1\ufe0f\u20e3';

describe('what has no sign of its own', () => {
  it.each([
    ['between letters', 'pay\u200dpal', 'pay[U+200D]pal'],
    ['at the beginning', '\u200cpay', '[U+200C]pay'],
    ['a chooser without emoji', 'a\ufe0fb', 'a[U+FE0F]b'],
    ['a joiner of graphemes', 'a\u034fb', 'a[U+034F]b'],
    ['a blank of Braille', 'a\u2800b', 'a[U+2800]b'],
    ['another chooser', 'a\u{e0101}b', 'a[U+E0101]b'],
    ['a mark of music', 'a\u{1d173}b', 'a[U+1D173]b'],
  ])('is named: %s', (_what, text, shown) => {
    expect(visible(text)).toBe(shown);
    expect(isExact(text)).toBe(false);
  });

  it.each([
    ['emoji', JOINED],
    ['Persian', 'می\u200cخواهم'],
    ['Hindi', 'क्\u200dष'],
  ])('stays where it belongs: %s', (_what, text) => {
    expect(visible(text)).toBe(text);
    expect(isExact(text)).toBe(true);
  });

  it('is left out of a line', () => {
    expect(seenLine('Pay\u0000\n \u202enow\u202c\ud83d')).toBe('Pay now');
    expect(seenLine('\u200b\u3164 \u2800')).toBe('');
  });
});

it('makes no emoji of names in any script', () => {
  expect(escaped(':café: :寿司: :+1:', 100)).not.toMatch(/:[^ :]+:/);
});
