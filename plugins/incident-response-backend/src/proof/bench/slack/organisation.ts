import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { SlackUser } from '@incident-response/twins';

/** Whom the chat door trusts for identities. */
export const PLACE = 'url:https://example.org/org.yaml';
export const COMMANDER = 'user:default/p1';
export const COMMANDER_IN_SLACK = 'U0P1';

const namesOf = (count: number) =>
  Array.from({ length: count }, (_, n) => `p${n + 1}`);

const relation = (type: string, targetRef: string) => ({ type, targetRef });

function entitiesOf(names: readonly string[]): Entity[] {
  const metadata = (name: string) => ({
    name,
    namespace: 'default',
    annotations: { 'backstage.io/managed-by-location': PLACE },
  });
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: metadata('checkout'),
      spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
      relations: [relation('ownedBy', 'group:default/payments')],
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: metadata('payments'),
      spec: { type: 'team', children: [] },
      relations: names.map(name =>
        relation('hasMember', `user:default/${name}`),
      ),
    },
    ...names.map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: metadata(name),
      spec: { profile: { email: `${name}@example.org`, displayName: name } },
      relations: [relation('memberOf', 'group:default/payments')],
    })),
  ];
}

/** A service whose owners are so many people, all of whom are in Slack under their e-mail. */
export function organisationOf(people: number) {
  const names = namesOf(people);
  const users = names.map(
    (name): SlackUser => ({
      id: `U0${name.toUpperCase()}`,
      name,
      realName: name,
      email: `${name}@example.org`,
      kind: 'member',
      teamId: 'T0MERIDIAN',
      updated: 0,
    }),
  );
  return {
    users,
    catalog: catalogServiceMock({ entities: entitiesOf(names) }),
  };
}
