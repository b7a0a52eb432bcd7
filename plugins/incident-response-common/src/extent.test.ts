import { ownershipSchema, type Ownership } from './events/index';
import { extentOf, sayExtent } from './extent';

const dependent = {
  entityRef: 'component:default/web',
  title: 'Web shop',
  depth: 1,
};
/** As it was written before a reading could say that it is not whole. */
const OLD: Ownership = {
  entity: { entityRef: 'component:default/checkout', title: 'Checkout' },
  owners: [],
  people: [],
  dependents: [],
  gaps: [],
};

describe('how much of the catalog was read', () => {
  it('is everything in an event of before this was recorded', () => {
    expect(ownershipSchema.parse(OLD)).toEqual(OLD);
    expect(extentOf(OLD, 'dependents')).toEqual({ type: 'exactly', count: 0 });
  });

  it('is unknown where a reading failed and nothing was found', () => {
    const failed = ownershipSchema.parse({
      ...OLD,
      incomplete: { dependents: true },
    });
    expect(extentOf(failed, 'dependents')).toEqual({ type: 'unknown' });
    expect(extentOf(failed, 'people')).toEqual({ type: 'exactly', count: 0 });
  });

  it('is at least what was found where the rest could not be read', () => {
    const part = {
      ...OLD,
      dependents: [dependent],
      incomplete: { dependents: true as const },
    };
    expect(extentOf(part, 'dependents')).toEqual({ type: 'atLeast', count: 1 });
  });

  it('is unknown where the broken entity is', () => {
    expect(extentOf({ ...OLD, entity: null }, 'dependents')).toEqual({
      type: 'unknown',
    });
  });

  it('is still read where a newer version wrote of more lists', () => {
    expect(
      ownershipSchema.parse({ ...OLD, incomplete: { runbooks: true } }),
    ).toEqual({ ...OLD, incomplete: {} });
  });

  it.each([
    [{ type: 'exactly', count: 1 } as const, '1 dependent'],
    [{ type: 'atLeast', count: 2 } as const, 'at least 2 dependents'],
    [{ type: 'unknown' } as const, 'dependents unknown'],
  ])('is said as it is: %j', (extent, said) => {
    expect(sayExtent(extent, 'dependent')).toBe(said);
  });
});
