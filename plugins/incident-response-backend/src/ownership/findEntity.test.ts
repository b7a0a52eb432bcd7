import { resolve } from './__testUtils__/asking';
import { bookshop, entity } from './__testUtils__/organisation';

describe('finding the broken entity', () => {
  it.each([
    [
      'a value of its annotation, any case',
      'checkout-api',
      'component:default/checkout',
    ],
    [
      'a full entity ref',
      'api:default/checkout-api',
      'api:default/checkout-api',
    ],
    ['its name, any case', 'CHECKOUT', 'component:default/checkout'],
    ['its title, any case', 'web SHOP', 'component:default/web'],
  ])('knows it by %s', async (_, hint, entityRef) => {
    const { entity: found } = await resolve(bookshop(), [hint]);
    expect(found?.entityRef).toBe(entityRef);
  });

  it('knows it by an annotation that holds this value only', async () => {
    const found = await resolve(
      [
        entity('Component', 'a', {
          annotations: { 'incident-response.io/alert-service': 'svc-a' },
        }),
      ],
      ['SVC-A'],
    );
    expect(found.entity?.entityRef).toBe('component:default/a');
  });

  it('takes the best hint that is known', async () => {
    const { entity: found } = await resolve(bookshop(), [
      'nobody-knows',
      'mobile',
      'web',
    ]);
    expect(found?.entityRef).toBe('component:default/mobile');
  });

  it('does not take a part of a value for the value', async () => {
    const { entity: found, gaps } = await resolve(bookshop(), ['checkout-s']);
    expect(found).toBeNull();
    expect(gaps).toEqual([
      'The catalog has no entity for "checkout-s". Give the broken entity the annotation incident-response.io/alert-service.',
    ]);
  });

  it('guesses nobody where a name is ambiguous, and names the candidates', async () => {
    const twice = [entity('Component', 'cart'), entity('System', 'cart')];
    const ownership = await resolve(twice, ['cart']);
    expect(ownership.entity).toBeNull();
    expect(ownership.gaps).toEqual([
      expect.stringContaining(
        '"cart" could be component:default/cart, system:default/cart',
      ),
    ]);
  });

  it('lets a later hint choose among candidates, never beside them', async () => {
    const twice = [
      entity('Component', 'cart'),
      entity('System', 'cart'),
      entity('Component', 'web'),
    ];
    expect((await resolve(twice, ['cart', 'web'])).entity).toBeNull();
    expect(
      (await resolve(twice, ['cart', 'system:default/cart'])).entity?.entityRef,
    ).toBe('system:default/cart');
  });

  it.each([
    ['nothing', []],
    ['control characters', ['a\u0000b', 'check\u0007out']],
    ['ten thousand letters', ['x'.repeat(10_000)]],
    ['blanks', ['   ']],
  ])('opens without an entity where the hints are %s', async (_, hints) => {
    const ownership = await resolve(bookshop(), hints);
    expect(ownership.entity).toBeNull();
    expect(ownership.gaps).toEqual([
      'The alert names no catalog entity, so no owner is known.',
    ]);
  });

  it('survives hints that only look like entity refs', async () => {
    const ownership = await resolve(bookshop(), [
      'http://host:9090/x',
      ':',
      'a:b/c/d',
    ]);
    expect(ownership.entity).toBeNull();
  });

  it('takes the runbook only when it is a web address', async () => {
    const runbook = (address: string) =>
      entity('Component', 'a', {
        annotations: { 'incident-response.io/runbook': address },
      });
    const hostile = await resolve(
      [runbook(['javascript', 'alert(1)'].join(':'))],
      ['a'],
    );
    expect(hostile.entity?.runbook).toBeUndefined();
    const good = await resolve([runbook('https://runbooks.example/a')], ['a']);
    expect(good.entity?.runbook).toBe('https://runbooks.example/a');
  });
});
