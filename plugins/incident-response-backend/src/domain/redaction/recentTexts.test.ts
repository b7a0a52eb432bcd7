import { recentTexts } from './recentTexts';

describe('recentTexts', () => {
  it('knows what it was told', () => {
    const texts = recentTexts(10, 10);
    texts.add('a');
    expect(texts.has('a')).toBe(true);
    expect(texts.has('b')).toBe(false);
  });

  it('forgets what was not asked for in two generations', () => {
    const texts = recentTexts(2, 10);
    for (const text of ['a', 'b', 'c', 'd', 'e']) texts.add(text);
    expect(['a', 'b', 'c', 'd', 'e'].filter(texts.has)).toEqual([
      'c',
      'd',
      'e',
    ]);
  });

  it('keeps what is asked for again and again', () => {
    const texts = recentTexts(2, 10);
    texts.add('label');
    for (let i = 0; i < 100; i++) {
      texts.add(`title ${i}`);
      expect(texts.has('label')).toBe(true);
    }
  });

  it('keeps no long text', () => {
    const texts = recentTexts(2, 3);
    texts.add('long');
    expect(texts.has('long')).toBe(false);
  });
});
