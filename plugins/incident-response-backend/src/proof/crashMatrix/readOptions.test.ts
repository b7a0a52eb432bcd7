import { readOptions } from './readOptions';

describe('options of the crash matrix', () => {
  it('run everything where nothing is said', () => {
    expect(readOptions([])).toMatchObject({
      engine: 'both',
      only: '',
      sample: 40,
      breaks: 1_000,
      json: false,
      selfTest: false,
    });
  });

  it('take numbers as numbers', () => {
    expect(
      readOptions([
        ...['--seed', '7', '--sample', '12'],
        ...['--workers', '3', '--breaks', '6'],
      ]),
    ).toMatchObject({ seed: 7, sample: 12, workers: 3, breaks: 6 });
  });

  it('name every mistake at once and say what there is', () => {
    const read = () => readOptions(['--engine', 'oracle', '--sample', 'few']);
    expect(read).toThrow(/--engine: /);
    expect(read).toThrow(/--sample: /);
    expect(read).toThrow(/npm run crash-matrix -- \[options\]/);
  });
});
