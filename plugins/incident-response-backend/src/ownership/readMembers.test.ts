import type { Entity } from '@backstage/catalog-model';
import { readMembers } from './readMembers';

const entity = (
  kind: 'Group' | 'User',
  name: string,
  relations: readonly (readonly [string, string])[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const refOf = ({ kind, metadata }: Entity) =>
  `${kind.toLocaleLowerCase('en-US')}:default/${metadata.name}`;

/** A catalog that notes what it was asked for. */
function catalogOf(...entities: readonly Entity[]) {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    byRefs: async (refs: readonly string[]) => {
      asked.push(refs);
      return entities.filter(each => refs.includes(refOf(each)));
    },
  };
}

const member = (name: string) => ['hasMember', `user:default/${name}`] as const;
const within = (name: string) => ['parentOf', `group:default/${name}`] as const;
const read = async (
  catalog: ReturnType<typeof catalogOf>,
  accepts = (_: Entity) => true,
) => [...(await readMembers(catalog, 'group:default/top', accepts))].sort();

describe('the members of a group', () => {
  it('are its users and those of the groups within it, and nothing else', async () => {
    const catalog = catalogOf(
      entity('Group', 'top', [
        member('ada'),
        ['hasMember', 'component:default/robot'],
        within('low'),
        ['parentOf', 'user:default/eve'],
        ['ownerOf', 'user:default/eve'],
      ]),
      entity('Group', 'low', [member('ben')]),
      entity('User', 'ada'),
      entity('User', 'ben'),
      entity('User', 'eve', [member('eve')]),
    );
    expect(await read(catalog)).toEqual([
      'user:default/ada',
      'user:default/ben',
    ]);
    expect(catalog.asked.flat()).not.toContain('component:default/robot');
    expect(catalog.asked.flat()).not.toContain('user:default/eve');
  });

  it('are only those whom an accepted group names and who are accepted themselves', async () => {
    const catalog = catalogOf(
      entity('Group', 'top', [member('ada'), member('eve'), within('forged')]),
      entity('Group', 'forged', [member('ben')]),
      entity('User', 'ada'),
      entity('User', 'ben'),
      entity('User', 'eve'),
    );
    const refused = ['forged', 'eve'];
    expect(
      await read(catalog, ({ metadata }) => !refused.includes(metadata.name)),
    ).toEqual(['user:default/ada']);
  });

  it('are read once where groups stand within each other', async () => {
    const catalog = catalogOf(
      entity('Group', 'top', [within('low')]),
      entity('Group', 'low', [within('top'), within('low'), member('ada')]),
      entity('User', 'ada'),
    );
    expect(await read(catalog)).toEqual(['user:default/ada']);
    expect(catalog.asked).toEqual([
      ['group:default/top'],
      ['group:default/low'],
      ['user:default/ada'],
    ]);
  });

  it('are followed five groups deep', async () => {
    const names = ['top', 'two', 'three', 'four', 'five', 'six'];
    const catalog = catalogOf(
      ...names.map((name, n) =>
        entity('Group', name, [
          member(`in-${name}`),
          ...(n + 1 < names.length ? [within(names[n + 1])] : []),
        ]),
      ),
      ...names.map(name => entity('User', `in-${name}`)),
    );
    expect(await read(catalog)).toHaveLength(5);
  });

  const kinds = ['user', 'group'] as const;
  /** So many of a kind in the group itself; one of its groups has a group within. */
  function crowd(kind: (typeof kinds)[number], size: number) {
    const some = (count: number) =>
      Array.from({ length: count }, (_, n) => `n${n}`);
    return catalogOf(
      entity('Group', 'top', [
        // The group itself counts, and so does the one that is read next.
        ...(kind === 'user'
          ? some(size).map(member)
          : some(size - 2).map(within)),
        within('low'),
      ]),
      entity('Group', 'low', [within('lower')]),
      entity('Group', 'lower', [within('lowest')]),
      entity('Group', 'lowest'),
    );
  }

  it.each(kinds)('are followed up to 2,000 of kind %s', async kind => {
    const catalog = crowd(kind, 2_000);
    await read(catalog);
    expect(catalog.asked.flat()).toContain('group:default/lower');
  });

  it.each(kinds)(
    'are not followed further, nor read, above 2,000 of kind %s',
    async kind => {
      const catalog = crowd(kind, 2_001);
      await read(catalog);
      expect(catalog.asked.flat()).not.toContain('group:default/lower');
      const users = catalog.asked[catalog.asked.length - 1];
      expect(users.length).toBeLessThanOrEqual(2_000);
    },
  );
});
