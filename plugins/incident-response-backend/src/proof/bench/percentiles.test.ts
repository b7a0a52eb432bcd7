import { percentiles } from './percentiles';

describe('percentiles', () => {
  it('are values that were measured, whatever the order', () => {
    const samples = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(percentiles(samples)).toEqual({
      count: 100,
      p50: 50,
      p95: 95,
      p99: 99,
      max: 100,
    });
  });

  it('of one sample are that sample', () => {
    expect(percentiles([3.14])).toMatchObject({ p50: 3.1, p99: 3.1 });
  });

  it('of nothing are refused', () => {
    expect(() => percentiles([])).toThrow(/measure first/);
  });
});
