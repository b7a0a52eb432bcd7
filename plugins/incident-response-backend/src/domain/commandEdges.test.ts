import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { eligibleApprovers } from './approvers';
import { standingToCommand, whyNoPart } from './commanders';
import { whyUnsigned } from './ledger';
import { commanded } from './__testUtils__/incidents';
import {
  ADA,
  happened,
  incidentOf,
  KEYS,
  person,
  SETTINGS,
} from './__testUtils__/ledgerOf';

const SID = person('sid');
const knowledge = { settings: SETTINGS };

const may = (incident: Incident) =>
  standingToCommand(incident, SID, knowledge).may;

const calling = (...people: readonly object[]) =>
  incidentOf(
    happened('RESPONDER_ADDED', {
      people: people.map(p => ({ ...p, source: 'invited' as const })),
    }),
  );

const owned = incidentOf(
  happened('OWNERSHIP_RESOLVED', {
    entity: null,
    owners: ['user:default/otto'],
    people: [],
    dependents: [],
    gaps: [],
  }),
);

describe('a stranger, where no group commands', () => {
  it('may take command where nobody else is known', () => {
    expect(may(incidentOf())).toBe(true);
    expect(may(calling({ email: 'rae@example.org' }))).toBe(true);
  });

  it('may where those who are here came by themselves', () => {
    const [responder] = calling({
      entityRef: 'user:default/rae',
    }).responders;
    const came = {
      ...incidentOf(),
      responders: [{ ...responder, uncalled: true as const }],
    };
    expect(may(came)).toBe(true);
  });

  it('may not where somebody was called, or owns it', () => {
    expect(may(calling({ entityRef: 'user:default/rae' }))).toBe(false);
    expect(may(owned)).toBe(false);
    expect(standingToCommand(owned, SID, knowledge)).toEqual({
      may: false,
      sentence:
        'Only responders may take command. Ask one of them to invite you.',
    });
  });
});

describe('the incident commander', () => {
  it('has a part although nobody called them', () => {
    const led = { ...owned, ic: SID.entityRef };
    expect(whyNoPart(led, SID, knowledge)).toBeUndefined();
    expect(whyNoPart(owned, SID, knowledge)).toContain(
      'You cannot call yourself in',
    );
  });

  it('is an approver beside the members of the groups', () => {
    const members = ['user:default/abe'];
    expect(eligibleApprovers(commanded(), members)).toEqual([
      ADA.entityRef,
      ...members,
    ]);
    expect(eligibleApprovers(incidentOf(), members)).toStrictEqual(members);
  });
});

describe('a head that no key stands behind', () => {
  it('is told from one whose key is not here', () => {
    expect(whyUnsigned({ keyId: 'k1' }, KEYS)).toBe(
      'The head is not signed by key "k1".',
    );
    expect(whyUnsigned({ keyId: 'k9' }, KEYS)).toContain(
      'The head names key "k9", which is not configured.',
    );
  });
});
