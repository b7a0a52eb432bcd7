import { resolve } from './__testUtils__/asking';
import { bookshop, entity } from './__testUtils__/organisation';

describe('finding what depends on it', () => {
  it('follows relations two steps and walks a circle once', async () => {
    const { dependents } = await resolve(bookshop(), ['checkout']);
    expect(dependents).toEqual([
      {
        entityRef: 'component:default/web',
        title: 'Web shop',
        depth: 1,
        statusComponent: 'website',
      },
      {
        entityRef: 'api:default/checkout-api',
        title: 'checkout-api',
        depth: 1,
      },
      { entityRef: 'component:default/mobile', title: 'mobile', depth: 2 },
    ]);
  });

  it('lists five hundred and says that there are more', async () => {
    const names = Array.from({ length: 501 }, (_, n) => `dep-${n}`);
    const hub = entity('Resource', 'hub', {
      relations: {
        dependencyOf: names.map(name => `component:default/${name}`),
      },
    });
    const { dependents, gaps, incomplete } = await resolve(
      [hub, ...names.map(name => entity('Component', name))],
      ['hub'],
    );
    expect(dependents).toHaveLength(500);
    expect(incomplete).toEqual({ dependents: true });
    expect(gaps).toContain(
      'More than 500 entities depend on resource:default/hub; only 500 are listed.',
    );
  });
});
