import { revision } from '../../__testUtils__/fixtures';
import { contentOf } from './draftContent';
import {
  bringBack,
  keepMine,
  startRevising,
  takeTheirs,
  type Revising,
} from './revising';

const first = revision(1);
const theirs = revision(2, { body: 'Card payments work again.' });

const type = (revising: Revising, body: string): Revising => ({
  ...revising,
  words: { ...revising.words, body },
});
const bodies = ({ words, aside }: Revising) =>
  [...aside, words].map(({ body }) => body).sort();

describe('words over which somebody else wrote', () => {
  it('are kept as they are on top of theirs', () => {
    const kept = keepMine(type(startRevising(first), 'Mine'), theirs);
    expect(kept.base).toBe(theirs);
    expect(kept.words).toEqual({ ...contentOf(first), body: 'Mine' });
  });

  it('give way to theirs and can be brought back, as often as one likes', () => {
    const taken = takeTheirs(type(startRevising(first), 'Mine'), theirs);
    expect(taken.base).toBe(theirs);
    expect(taken.words).toEqual(contentOf(theirs));
    const back = bringBack(type(taken, 'Both'));
    expect(back.base).toBe(theirs);
    expect(back.words.body).toBe('Mine');
    expect(bringBack(back).words.body).toBe('Both');
  });

  it('are all still there after several revisions in between', () => {
    const third = revision(3, { body: 'Third' });
    const once = type(takeTheirs(type(startRevising(first), 'A'), theirs), 'B');
    const twice = type(takeTheirs(once, third), 'C');
    expect(bodies(twice)).toEqual(['A', 'B', 'C']);
    expect(bodies(bringBack(twice))).toEqual(['A', 'B', 'C']);
    expect(bodies(bringBack(bringBack(twice)))).toEqual(['A', 'B', 'C']);
  });

  it('that were never touched are not worth keeping', () => {
    expect(takeTheirs(startRevising(first), theirs).aside).toEqual([]);
    expect(bringBack(startRevising(first))).toEqual(startRevising(first));
  });
});
