import { recentKeys } from './recentKeys';

it('remembers the keys that were added last, and no more than it may', () => {
  const keys = recentKeys(2);
  keys.add('a');
  keys.add('b');
  keys.add('a');
  keys.add('c');
  expect(['a', 'b', 'c'].map(keys.has)).toEqual([true, false, true]);
});
