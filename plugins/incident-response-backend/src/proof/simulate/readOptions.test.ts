import { readOptions } from './readOptions';

describe('options of the simulation', () => {
  it('are a week where nothing is said', () => {
    expect(readOptions([])).toMatchObject({ days: 7, json: false });
  });

  it('take numbers as numbers', () => {
    expect(readOptions(['--seed', '7', '--days', '0.5'])).toMatchObject({
      seed: 7,
      days: 0.5,
    });
  });

  it('name every mistake at once and say what there is', () => {
    const read = () => readOptions(['--seed', 'x', '--days', 'many']);
    expect(read).toThrow(/--seed: /);
    expect(read).toThrow(/--days: /);
    expect(read).toThrow(/npm run simulate -- \[options\]/);
  });
});
