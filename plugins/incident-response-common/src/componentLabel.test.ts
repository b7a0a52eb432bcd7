import { componentLabel } from './componentLabel';

describe('a component in a list', () => {
  it('stands there as it is', () => {
    expect(componentLabel('checkout-eu_1')).toBe('checkout-eu_1');
    expect(componentLabel('component:default/checkout')).toBe(
      'component:default/checkout',
    );
  });

  it('is quoted where it could look like something else', () => {
    expect(componentLabel('a operational, b')).toBe('"a operational, b"');
    expect(componentLabel('a\nb: operational')).toBe('"a\\nb: operational"');
    expect(componentLabel('"')).toBe('"\\""');
  });
});
