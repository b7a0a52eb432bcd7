import {
  chatOnlyRef,
  type Actor,
  type Door,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ActorFacts } from '../ActorFacts';
import type { DecisionContext } from '../Decision';
import { DEFAULT_AUTHORITY } from '../AuthoritySettings';
import { incidentOf, minute, SETTINGS } from './ledgerOf';

const OWNERS = 'group:default/payments';
const APPROVERS = 'group:default/approvers';
const COMMANDERS = 'group:default/commanders';

const SETTINGS_WITH_GROUPS = {
  ...SETTINGS,
  authority: {
    ...DEFAULT_AUTHORITY,
    approverGroups: [APPROVERS],
    commanderGroups: [COMMANDERS],
  },
};

/** Somebody, by the letter that stands for them in the table. */
export interface Role {
  readonly letter: string;
  readonly what: string;
  readonly actor: (door: Door) => Actor;
  readonly facts: ActorFacts;
}

const person = (
  letter: string,
  what: string,
  name: string,
  ...groups: readonly string[]
): Role => ({
  letter,
  what,
  actor: door => ({
    kind: 'person',
    entityRef: `user:default/${name}`,
    door,
  }),
  facts: {
    memberOf: Object.fromEntries(
      [OWNERS, APPROVERS, COMMANDERS].map(group => [
        group,
        groups.includes(group),
      ]),
    ),
    ageMs: 0,
  },
});

/** Everybody who may come to a door. */
export const ROLES: readonly Role[] = [
  person('I', 'the incident commander', 'ada'),
  person('A', 'an approver', 'abe', APPROVERS),
  person('C', 'a member of the commanders', 'cleo', COMMANDERS),
  person('R', 'a responder', 'rae'),
  person('M', 'whoever does comms', 'mia'),
  person('O', 'a member of the owner', 'otto', OWNERS),
  person('S', 'a stranger', 'sid'),
  {
    letter: 'U',
    what: 'somebody whom only the chat knows, whatever it says of their groups',
    actor: door => ({
      kind: 'person',
      entityRef: chatOnlyRef('T0ACME', 'U0GRACE'),
      door,
      chat: { teamId: 'T0ACME', userId: 'U0GRACE' },
    }),
    facts: { memberOf: { [APPROVERS]: true, [OWNERS]: true }, ageMs: 0 },
  },
  {
    letter: 'Y',
    what: 'a part of the system, whatever it says of its groups',
    actor: door => ({ kind: 'system', name: 'conductor', door }),
    facts: { memberOf: { [APPROVERS]: true, [OWNERS]: true }, ageMs: 0 },
  },
];

export const contextOf = (role: Role, door: Door): DecisionContext => ({
  actor: role.actor(door),
  now: minute(2),
  settings: SETTINGS_WITH_GROUPS,
  facts: role.facts,
  approvers: { members: ['user:default/abe', 'user:default/abi'] },
  other: { ...incidentOf(), id: 'inc-other' },
});
