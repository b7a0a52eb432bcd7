import { isTrusted, isTrustedLocation } from './isTrustedLocation';

const ORG = 'url:https://git.example.com/org/';

describe('a location is trusted', () => {
  it.each([
    [`${ORG}groups.yaml`, ORG],
    [`${ORG}catalog/deep/users.yaml`, ORG],
    ['url:https://git.example.com/org', 'url:https://git.example.com/org'],
    [
      'url:https://git.example.com/org/a.yaml',
      'url:https://git.example.com/org',
    ],
    ['msgraph:default/42', 'msgraph:'],
    ['file:/srv/catalog/all.yaml', 'file:/srv/catalog'],
  ])('%s beneath %s', (location, trusted) => {
    expect(isTrustedLocation(location, ['url:https://other/', trusted])).toBe(
      true,
    );
  });

  it.each([
    [
      'url:https://git.example.com/org-of-mallory/a.yaml',
      'url:https://git.example.com/org',
    ],
    [`${ORG}../mallory/a.yaml`, ORG],
    [`${ORG}%2E%2e/mallory/a.yaml`, ORG],
    [`${ORG}x/./../../mallory/a.yaml`, ORG],
    [`${ORG}..\\mallory\\a.yaml`, ORG],
    [
      'url:https://git.example.com.mallory.org/org/a.yaml',
      'url:https://git.example.com',
    ],
    [
      'url:https://git.example.com@mallory.org/a.yaml',
      'url:https://git.example.com',
    ],
    ['msgraph-of-mallory:x', 'msgraph:'],
    ['file:/srv/catalogue/all.yaml', 'file:/srv/catalog'],
    ['file:../mallory/all.yaml', 'file:'],
  ])('%s is not, beneath %s', (location, trusted) => {
    expect(isTrustedLocation(location, [trusted])).toBe(false);
  });
});

describe('an entity', () => {
  const entityFrom = (location?: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name: 'x',
      ...(location && {
        annotations: { 'backstage.io/managed-by-location': location },
      }),
    },
  });

  it('is trusted by where the catalog read it', () => {
    expect(isTrusted(entityFrom(`${ORG}all.yaml`), [ORG])).toBe(true);
    expect(isTrusted(entityFrom('url:https://elsewhere/'), [ORG])).toBe(false);
  });

  it('that says nothing of its location is not trusted', () => {
    expect(isTrusted(entityFrom(), ['url:'])).toBe(false);
  });
});
