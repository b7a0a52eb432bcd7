import type {
  AuthService,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Groups } from '../../../domain/Groups';

const relation = (type: string, targetRef: string) => ({ type, targetRef });

const MEMBERS = ['ada', 'ben'];

/** Where the catalog has everybody from; it is trusted. */
export const PLACE = 'url:https://example.org/org.yaml';

const ENTITIES: readonly Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    relations: [relation('ownedBy', 'group:default/payments')],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'payments', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: MEMBERS.map(name =>
      relation('hasMember', `user:default/${name}`),
    ),
  },
  ...MEMBERS.map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': PLACE },
    },
    spec: { profile: { email: `${name}@example.org`, displayName: name } },
    relations: [relation('memberOf', 'group:default/payments')],
  })),
];

const isNamed = (filter: unknown, { kind, metadata }: Entity) => {
  const asked = JSON.stringify(filter ?? '');
  return (
    asked.includes(`"${metadata.name}"`) ||
    (kind === 'User' && asked.includes(`"${metadata.name}@example.org"`))
  );
};

/** What the plugin reads of a catalog, over a handful of entities. */
export const catalog: Pick<
  CatalogService,
  'getEntitiesByRefs' | 'queryEntities'
> = {
  getEntitiesByRefs: async ({ entityRefs }) => ({
    items: entityRefs.map(ref =>
      ENTITIES.find(entity => stringifyEntityRef(entity) === ref),
    ),
  }),
  queryEntities: async request => {
    const filter =
      request && 'filter' in request
        ? request.filter
        : request && 'fullTextFilter' in request && request.fullTextFilter;
    const items = ENTITIES.filter(entity => isNamed(filter, entity));
    return { items, totalItems: items.length, pageInfo: {} };
  },
};

const principal: BackstageServicePrincipal = {
  type: 'service',
  subject: 'plugin:incident-response',
};

/** The plugin as itself; nobody else asks here. */
export const auth: Pick<AuthService, 'getOwnServiceCredentials'> = {
  getOwnServiceCredentials: async () => ({
    $$type: '@backstage/BackstageCredentials',
    principal,
  }),
};

/** Who is in the one group that there is. */
export const groups: Groups = {
  read: async asked =>
    asked
      .filter(group => group === 'group:default/payments')
      .map(group => ({
        group,
        members: new Set(MEMBERS.map(name => `user:default/${name}`)),
        ageMs: 0,
      })),
};
