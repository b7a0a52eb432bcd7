import { shareReads } from './shareReads';

const credentials = {
  $$type: '@backstage/BackstageCredentials' as const,
  principal: { type: 'service' },
};
const ask = { credentials };

/** A catalog whose answers are held until they are let go. */
function heldCatalog() {
  const held: (() => void)[] = [];
  const asked: unknown[] = [];
  const answer = <T>(request: unknown, value: T) =>
    new Promise<T>(resolve => {
      asked.push(request);
      held.push(() => resolve(value));
    });
  return {
    asked,
    letGo: () => held.splice(0).forEach(go => go()),
    catalog: {
      getEntitiesByRefs: (request: unknown) => answer(request, { items: [] }),
      queryEntities: (request: unknown) =>
        answer(request, { items: [], totalItems: 0, pageInfo: {} }),
    },
  };
}

const turn = () => new Promise(resolve => setImmediate(resolve));
const read = (name: string) => ({ entityRefs: [`component:default/${name}`] });

describe('shared catalog reads', () => {
  it('ask the same question once while it is being answered, and again afterwards', async () => {
    const { asked, catalog, letGo } = heldCatalog();
    const shared = shareReads(catalog);
    const both = [
      shared.getEntitiesByRefs(read('checkout'), ask),
      shared.getEntitiesByRefs(read('checkout'), ask),
    ];
    expect(asked).toHaveLength(1);
    letGo();
    await Promise.all(both);
    const anew = shared.getEntitiesByRefs(read('checkout'), ask);
    expect(asked).toHaveLength(2);
    letGo();
    await anew;
  });

  it('keep different questions apart', async () => {
    const { asked, catalog, letGo } = heldCatalog();
    const shared = shareReads(catalog);
    const all = [
      shared.getEntitiesByRefs(read('checkout'), ask),
      shared.getEntitiesByRefs(read('search'), ask),
      shared.queryEntities({ filter: { kind: 'user' } }, ask),
    ];
    expect(asked).toHaveLength(3);
    letGo();
    await Promise.all(all);
  });

  it('have no more on their way than they may, and lose none', async () => {
    const { asked, catalog, letGo } = heldCatalog();
    const shared = shareReads(catalog, { most: 2 });
    const all = ['a', 'b', 'c', 'd', 'e'].map(name =>
      shared.getEntitiesByRefs(read(name), ask),
    );
    expect(asked).toHaveLength(2);
    for (let rounds = 0; rounds < 3; rounds += 1) {
      letGo();
      await turn();
    }
    await Promise.all(all);
    expect(asked).toHaveLength(5);
  });

  it('that hang give up their place, and are asked anew', async () => {
    const { asked, catalog } = heldCatalog();
    const shared = shareReads(catalog, { most: 1, patienceMs: 5 });
    const hanging = shared.getEntitiesByRefs(read('checkout'), ask);
    const behind = shared.getEntitiesByRefs(read('search'), ask);
    await expect(hanging).rejects.toThrow('it did not answer in time');
    await turn();
    expect(asked).toEqual([read('checkout'), read('search')]);
    await expect(behind).rejects.toThrow();
    shared.getEntitiesByRefs(read('checkout'), ask).catch(() => {});
    expect(asked).toHaveLength(3);
  });

  it('pass a failure on to everybody who waits, and do not keep it', async () => {
    let fails = true;
    const shared = shareReads({
      ...heldCatalog().catalog,
      getEntitiesByRefs: async () => {
        if (fails) throw new Error('down');
        return { items: [] };
      },
    });
    const both = await Promise.allSettled([
      shared.getEntitiesByRefs(read('checkout'), ask),
      shared.getEntitiesByRefs(read('checkout'), ask),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await shared.getEntitiesByRefs(read('checkout'), ask)).toEqual({
      items: [],
    });
  });
});
