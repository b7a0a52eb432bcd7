import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import {
  auth,
  brokenCatalog,
  callUntil,
  incidentWith,
  peopleOf,
} from './__testUtils__/asking';
import { bookshop } from './__testUtils__/organisation';
import { createCatalogPeople } from './createCatalogPeople';

describe('when the catalog fails', () => {
  const failing = () => Promise.reject(new Error('connect ECONNREFUSED'));

  it('fails as something to try again when it is down', async () => {
    const catalog = brokenCatalog(() => ({
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
    const catalog = brokenCatalog(real => ({
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
    expect(ownership.incomplete).toEqual({ dependents: true });
    expect(ownership.gaps).toContainEqual(
      expect.stringContaining(
        'What depends on it is not known: The catalog could not',
      ),
    );
  });

  it('keeps the dependents it found where a further step cannot be read, and says so', async () => {
    const catalog = brokenCatalog(real => ({
      getEntitiesByRefs: (request, options) =>
        request.entityRefs.includes('component:default/mobile')
          ? failing()
          : real.getEntitiesByRefs(request, options),
    }));
    const ownership = await createCatalogPeople({
      catalog,
      auth,
    }).resolveOwnership(incidentWith(['checkout']), callUntil());
    expect(ownership.dependents.map(d => d.entityRef)).toEqual([
      'component:default/web',
      'api:default/checkout-api',
    ]);
    expect(ownership.incomplete).toEqual({ dependents: true });
    expect(ownership.gaps).toContainEqual(
      expect.stringContaining(
        'Not everything that depends on component:default/checkout is known: The catalog could not',
      ),
    );
  });

  it('names the owners and says that their people are not known where only those cannot be read', async () => {
    const catalog = brokenCatalog(real => ({
      getEntitiesByRefs: (request, options) =>
        request.entityRefs.includes('group:default/payments')
          ? failing()
          : real.getEntitiesByRefs(request, options),
    }));
    const ownership = await createCatalogPeople({
      catalog,
      auth,
    }).resolveOwnership(incidentWith(['checkout']), callUntil());
    expect(ownership.owners).toEqual(['group:default/payments']);
    expect(ownership.people.map(p => p.entityRef)).toEqual([
      'user:default/dora',
      'user:default/ada',
    ]);
    expect(ownership.incomplete).toEqual({ people: true });
  });

  it('has nothing to add where everything was read', async () => {
    const ownership = await peopleOf(bookshop()).resolveOwnership(
      incidentWith(['checkout']),
      callUntil(),
    );
    expect(ownership).not.toHaveProperty('incomplete');
  });

  it('goes on without what does not answer in time', async () => {
    const catalog = brokenCatalog(real => ({
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
    const catalog = brokenCatalog(() => ({ getEntitiesByRefs: failing }));
    await expect(
      createCatalogPeople({ catalog, auth }).resolveOwnership(
        incidentWith(['checkout'], [{ email: 'guest@example.com' }]),
        callUntil(),
      ),
    ).rejects.toBeInstanceOf(OutboundCallError);
  });

  it('stops waiting at the deadline of the call', async () => {
    const catalog = brokenCatalog(() => ({
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
