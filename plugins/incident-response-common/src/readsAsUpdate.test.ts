import { readsAsUpdate } from './readsAsUpdate';

describe('words that are an update by what they say', () => {
  it.each([
    'Update: rolled back, errors fall.',
    '  status update – waiting for the cache',
    'UPDATE - all quiet',
    'Update — done',
    '*Update:* in bold',
  ])('are told: %s', text => expect(readsAsUpdate(text)).toBe(true));

  it.each([
    'I will post an update: soon',
    'Updated the config',
    'update please?',
    '',
  ])('are not guessed at: %s', text => expect(readsAsUpdate(text)).toBe(false));
});
