import type { Entity, EntityRelation } from '@backstage/catalog-model';

type Relations = Readonly<Record<string, readonly string[]>>;

function relations(of: Relations): EntityRelation[] {
  return Object.entries(of).flatMap(([type, targets]) =>
    targets.map(targetRef => ({ type, targetRef })),
  );
}

export function entity(
  kind: string,
  name: string,
  more: {
    readonly title?: string;
    readonly namespace?: string;
    readonly annotations?: Record<string, string>;
    readonly relations?: Relations;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: more.namespace ?? 'default',
      ...(more.title ? { title: more.title } : {}),
      ...(more.annotations ? { annotations: more.annotations } : {}),
    },
    spec: {},
    relations: relations(more.relations ?? {}),
  };
}

export function user(name: string, email?: string): Entity {
  return {
    ...entity('User', name),
    spec: { profile: { displayName: `The ${name}`, ...(email && { email }) } },
  };
}

export function group(
  name: string,
  members: readonly string[],
  children: readonly string[] = [],
): Entity {
  return entity('Group', name, {
    relations: {
      hasMember: members.map(member => `user:default/${member}`),
      parentOf: children.map(child => `group:default/${child}`),
    },
  });
}

/** Checkout in the shop system: owned by payments, used by the web shop and, through its API, by a mobile app. */
export function bookshop(): Entity[] {
  return [
    entity('Component', 'checkout', {
      title: 'Checkout',
      annotations: {
        'incident-response.io/alert-service': 'checkout-svc, Checkout-API',
        'incident-response.io/runbook': 'https://runbooks.example/checkout',
        'incident-response.io/status-page-component': 'checkout-public',
      },
      relations: {
        ownedBy: ['group:default/payments'],
        partOf: ['system:default/shop'],
        dependencyOf: ['component:default/web'],
        providesApi: ['api:default/checkout-api'],
      },
    }),
    entity('System', 'shop', {
      relations: { ownedBy: ['group:default/shop-leads'] },
    }),
    entity('Component', 'web', {
      title: 'Web shop',
      annotations: { 'incident-response.io/status-page-component': 'website' },
      // A circle: the broken thing depends on what depends on it.
      relations: { dependencyOf: ['component:default/checkout'] },
    }),
    entity('API', 'checkout-api', {
      relations: { apiConsumedBy: ['component:default/mobile'] },
    }),
    entity('Component', 'mobile', {
      relations: { dependencyOf: ['component:default/too-far'] },
    }),
    entity('Component', 'too-far'),
    group('payments', ['ada', 'ben'], ['payments-night']),
    // A circle of groups.
    group('payments-night', ['cleo'], ['payments']),
    group('shop-leads', ['dora', 'ada']),
    user('ada', 'Ada@Example.com'),
    user('ben'),
    user('cleo', 'cleo@example.com'),
    user('dora', 'dora@example.com'),
    user('emil', 'emil@example.com'),
  ];
}
