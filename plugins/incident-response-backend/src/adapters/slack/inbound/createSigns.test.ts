import { createSigns } from './createSigns';

describe('that somebody is in a room', () => {
  it('is news until it was told, and again after a while', () => {
    let now = 0;
    const signs = createSigns(() => now);
    expect(signs.isNews('R1', 'U1')).toBe(true);
    signs.told('R1', 'U1');
    expect(signs.isNews('R1', 'U1')).toBe(false);
    expect(signs.isNews('R2', 'U1')).toBe(true);
    expect(signs.isNews('R1', 'U2')).toBe(true);
    now = 60_000;
    expect(signs.isNews('R1', 'U1')).toBe(true);
  });

  it('is forgotten rather than kept of ever more people', () => {
    const signs = createSigns(() => 0);
    for (let n = 0; n < 10_001; n++) signs.told('R1', `U${n}`);
    expect(signs.isNews('R1', 'U0')).toBe(true);
    expect(signs.isNews('R1', 'U10000')).toBe(false);
  });
});
