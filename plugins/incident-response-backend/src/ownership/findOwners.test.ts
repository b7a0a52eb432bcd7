import { resolve } from './__testUtils__/asking';
import { bookshop, entity, group, user } from './__testUtils__/organisation';

describe('finding the people', () => {
  it('calls owners with nested groups, and the owners of the system, everybody once', async () => {
    const { people, owners, system } = await resolve(bookshop(), ['checkout']);
    expect(owners).toEqual(['group:default/payments']);
    expect(system).toBe('system:default/shop');
    expect(people.map(p => [p.entityRef, p.source, p.email])).toEqual([
      ['user:default/ada', 'owner', 'ada@example.com'],
      ['user:default/ben', 'owner', undefined],
      ['user:default/cleo', 'owner', 'cleo@example.com'],
      ['user:default/dora', 'system-owner', 'dora@example.com'],
    ]);
  });

  it('names members without an e-mail', async () => {
    const { gaps } = await resolve(bookshop(), ['checkout']);
    expect(gaps).toEqual(['user:default/ben has no e-mail in the catalog.']);
  });

  it('joins the people on call by e-mail and keeps those the catalog does not know', async () => {
    const { people, gaps } = await resolve(
      bookshop(),
      ['checkout'],
      [
        { email: 'EMIL@example.com', name: 'emil.on.call' },
        { email: 'ada@example.com' },
        { email: 'guest@example.com', name: 'Guest' },
        { name: 'No Address' },
      ],
    );
    expect(people.filter(p => p.source === 'on-call')).toEqual([
      {
        entityRef: 'user:default/emil',
        email: 'emil@example.com',
        name: 'The emil',
        source: 'on-call',
      },
      expect.objectContaining({ entityRef: 'user:default/ada' }),
      { email: 'guest@example.com', name: 'Guest', source: 'on-call' },
    ]);
    expect(people.filter(p => p.entityRef === 'user:default/ada')).toHaveLength(
      1,
    );
    expect(gaps).toContain(
      'The alert names "No Address" as on call without an e-mail; invite them by hand.',
    );
  });

  it('calls the people on call even where the entity is unknown', async () => {
    const { people, entity: found } = await resolve(
      bookshop(),
      ['nobody-knows'],
      [{ email: 'emil@example.com' }],
    );
    expect(found).toBeNull();
    expect(people.map(p => p.entityRef)).toEqual(['user:default/emil']);
  });

  it('does not choose between two users with one e-mail', async () => {
    const { people, gaps } = await resolve(
      [user('ann', 'team@example.com'), user('anna', 'TEAM@example.com')],
      [],
      [{ email: 'team@example.com' }],
    );
    expect(people).toEqual([{ email: 'team@example.com', source: 'on-call' }]);
    expect(gaps).toContainEqual(
      expect.stringContaining('2 catalog users have the e-mail'),
    );
  });

  it('says when an entity has no owner, and when the owner is not in the catalog', async () => {
    const orphan = await resolve([entity('Component', 'lone')], ['lone']);
    expect(orphan.people).toEqual([]);
    expect(orphan.gaps).toEqual([
      'component:default/lone has no owner in the catalog; invite its people by hand.',
    ]);
    const ghost = entity('Component', 'lone', {
      relations: { ownedBy: ['group:default/ghosts'] },
    });
    expect((await resolve([ghost], ['lone'])).gaps).toEqual([
      'The owner group:default/ghosts is not in the catalog; nobody of it was called.',
    ]);
  });

  it('names a member that is not in the catalog, and invents nobody', async () => {
    const owned = entity('Component', 'lone', {
      relations: { ownedBy: ['group:default/team'] },
    });
    const { people, gaps } = await resolve(
      [owned, group('team', ['gone'])],
      ['lone'],
    );
    expect(people).toEqual([]);
    expect(gaps).toContain(
      'user:default/gone is a member of an owner but not in the catalog.',
    );
  });
});
