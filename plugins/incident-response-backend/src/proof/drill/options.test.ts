import { readOptions } from './options';

describe('the options of a drill', () => {
  it('has something to play without any', () => {
    expect(readOptions([])).toMatchObject({
      severity: 'P1',
      entity: 'checkout',
      json: false,
      keep: false,
      url: undefined,
    });
  });

  it('takes a severity in any case and an address with a slash', () => {
    expect(
      readOptions(['--severity', 'p2', '--url', 'http://localhost:7007/']),
    ).toMatchObject({ severity: 'P2', url: 'http://localhost:7007' });
  });

  it('says what is wrong with an option', () => {
    expect(() => readOptions(['--severity', 'bad'])).toThrow(
      '--severity bad is not one of P1, P2, P3, P4.',
    );
    expect(() => readOptions(['--fast'])).toThrow(/--fast/);
  });
});
