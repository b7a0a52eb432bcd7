import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  AlertContact,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { foldEvent } from '../domain/foldIncident';
import { bookshop, entity, group, user } from './__testUtils__/organisation';
import { createCatalogPeople } from './createCatalogPeople';

const at = '2026-11-23T10:00:00.000Z';
const actor = {
  kind: 'system',
  name: 'grafana-oncall',
  door: 'webhook',
} as const;

function incidentWith(
  entityHints: readonly string[],
  contacts: readonly AlertContact[] = [],
): Incident {
  const declared = foldEvent(
    undefined,
    {
      type: 'INCIDENT_DECLARED',
      v: 1,
      mustUnderstand: true,
      at,
      actor,
      data: {
        title: 'Checkout errors',
        severity: 'P1',
        severityReason: 'label severity=critical',
        kind: 'real',
        entityHints: [...entityHints],
        origin: { type: 'alert', source: 'oncall', group: 'g', startedAt: at },
      },
    },
    { incidentId: 'inc-1', seq: 1 },
  );
  return foldEvent(
    declared,
    {
      type: 'ALERT_RECORDED',
      v: 1,
      mustUnderstand: false,
      at,
      actor,
      data: {
        eventKey: 'e1',
        receivedAt: at,
        alert: {
          source: 'oncall',
          group: 'g',
          startedAt: at,
          trigger: 'alert group created',
          state: 'firing',
          title: 'Checkout errors',
          severity: 'P1',
          severityReason: 'label severity=critical',
          entityHints: [...entityHints],
          labels: {},
          contacts: [...contacts],
        },
      },
    },
    { incidentId: 'inc-1', seq: 2 },
  );
}

function callUntil(
  signal: AbortSignal = new AbortController().signal,
): OutboundCall {
  return { key: 'inc-1/ownership', signal, begin: () => {} };
}

const auth = mockServices.auth();

function peopleOf(entities: Entity[]) {
  return createCatalogPeople({
    catalog: catalogServiceMock({ entities }),
    auth,
  });
}

function resolve(
  entities: Entity[],
  ...incident: Parameters<typeof incidentWith>
) {
  return peopleOf(entities).resolveOwnership(
    incidentWith(...incident),
    callUntil(),
  );
}

/** The demo catalog, but one of its methods behaves differently. */
function broken(override: (real: CatalogService) => Partial<CatalogService>) {
  const real = catalogServiceMock({ entities: bookshop() });
  const changed = override(real);
  return new Proxy<CatalogService>(real, {
    get: (target, name) =>
      Reflect.get(changed, name) ?? Reflect.get(target, name).bind(target),
  });
}

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
    const { dependents, gaps } = await resolve(
      [hub, ...names.map(name => entity('Component', name))],
      ['hub'],
    );
    expect(dependents).toHaveLength(500);
    expect(gaps).toContain(
      'More than 500 entities depend on resource:default/hub; only 500 are listed.',
    );
  });
});

describe('when the catalog fails', () => {
  const failing = () => Promise.reject(new Error('connect ECONNREFUSED'));

  it('fails as something to try again when it is down', async () => {
    const catalog = broken(() => ({
      queryEntities: failing,
      getEntitiesByRefs: failing,
    }));
    const asked = createCatalogPeople({ catalog, auth }).resolveOwnership(
      incidentWith(['checkout']),
      callUntil(),
    );
    await expect(asked).rejects.toMatchObject({
      failure: 'not-executed',
      message: expect.stringContaining('connect ECONNREFUSED'),
    });
    await expect(asked).rejects.toBeInstanceOf(OutboundCallError);
  });

  it('goes on with a gap where only the dependents cannot be read', async () => {
    const catalog = broken(real => ({
      getEntitiesByRefs: (request, options) =>
        request.entityRefs.includes('component:default/web')
          ? failing()
          : real.getEntitiesByRefs(request, options),
    }));
    const ownership = await createCatalogPeople({
      catalog,
      auth,
    }).resolveOwnership(incidentWith(['checkout']), callUntil());
    expect(ownership.people).toHaveLength(4);
    expect(ownership.dependents).toEqual([]);
    expect(ownership.gaps).toContainEqual(
      expect.stringContaining(
        'What depends on it is not known: The catalog could not',
      ),
    );
  });

  it('goes on without what does not answer in time', async () => {
    const catalog = broken(real => ({
      getEntitiesByRefs: (request, options) =>
        request.entityRefs.includes('component:default/web')
          ? new Promise(() => {})
          : real.getEntitiesByRefs(request, options),
    }));
    const people = createCatalogPeople({ catalog, auth, partDeadlineMs: 50 });
    const ownership = await people.resolveOwnership(
      incidentWith(['checkout']),
      callUntil(),
    );
    expect(ownership.people).toHaveLength(4);
    expect(ownership.gaps).toContainEqual(
      expect.stringContaining('it did not answer in time'),
    );
  });

  it('asks to be tried again where nobody could be found because of it', async () => {
    const catalog = broken(() => ({ getEntitiesByRefs: failing }));
    await expect(
      createCatalogPeople({ catalog, auth }).resolveOwnership(
        incidentWith(['checkout'], [{ email: 'guest@example.com' }]),
        callUntil(),
      ),
    ).rejects.toBeInstanceOf(OutboundCallError);
  });

  it('stops waiting at the deadline of the call', async () => {
    const catalog = broken(() => ({
      queryEntities: () => new Promise(() => {}),
    }));
    await expect(
      createCatalogPeople({ catalog, auth }).resolveOwnership(
        incidentWith(['checkout']),
        callUntil(AbortSignal.timeout(20)),
      ),
    ).rejects.toMatchObject({ failure: 'not-executed' });
  });
});

describe('looking people up by hand', () => {
  it('finds users by ref, short or full, and leaves out what is no user', async () => {
    const found = await peopleOf(bookshop()).lookUp(
      [
        'user:default/ada',
        'dora',
        'group:default/payments',
        'user:default/nobody',
        '::',
      ],
      callUntil(),
    );
    expect(found.map(p => [p.entityRef, p.source])).toEqual([
      ['user:default/ada', 'invited'],
      ['user:default/dora', 'invited'],
    ]);
  });
});
