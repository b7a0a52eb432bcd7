import { readOptions } from './readOptions';

describe('options of the mutants', () => {
  it('are all mutants where nothing is said', () => {
    expect(readOptions([])).toMatchObject({
      only: '',
      json: false,
    });
  });

  it('take numbers as numbers', () => {
    expect(
      readOptions(['--seed', '7', '--sample', '12', '--workers', '3']),
    ).toMatchObject({ seed: 7, sample: 12, workers: 3 });
  });

  it('name every mistake at once and say what there is', () => {
    const read = () => readOptions(['--seed', 'x', '--sample', 'few']);
    expect(read).toThrow(/--seed: /);
    expect(read).toThrow(/--sample: /);
    expect(read).toThrow(/npm run mutants -- \[options\]/);
  });
});
