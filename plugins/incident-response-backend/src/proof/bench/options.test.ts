import { readOptions } from './options';

describe('the options of a benchmark', () => {
  it('measures everything everywhere unless told', () => {
    expect(readOptions([])).toEqual({
      measures: ['assemble', 'publish', 'ingest', 'list', 'timeline', 'slack'],
      engines: ['sqlite', 'postgres'],
      quick: false,
      json: false,
    });
  });

  it('takes several measures and one database', () => {
    expect(
      readOptions([
        '--only',
        'list',
        '--only',
        'publish',
        '--database',
        'sqlite',
      ]),
    ).toMatchObject({ measures: ['publish', 'list'], engines: ['sqlite'] });
  });

  it('says what is wrong with an option', () => {
    expect(() => readOptions(['--only', 'speed'])).toThrow(
      '--only speed is not one of assemble, publish, ingest, list, timeline, slack.',
    );
  });
});
