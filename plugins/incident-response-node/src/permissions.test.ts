import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { incidentApprovePermission } from '@incident-response/backstage-plugin-incident-response-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
  incidentResourceRef,
  incidentRules,
  type IncidentResource,
  type IncidentResourceQuery,
} from './permissions';

const incident: IncidentResource = {
  id: 'inc-1',
  seq: 4,
  title: 'Checkout is down',
  kind: 'real',
  visibility: 'restricted',
  severity: 'P1',
  status: 'active',
  entityRef: 'component:default/checkout',
  ic: 'user:default/ada',
  declaredAt: '2026-11-02T09:14:07.000Z',
  updatedAt: '2026-11-02T09:15:00.000Z',
  owners: ['group:default/payments'],
  participants: ['user:default/ada', 'user:default/ben'],
};

const rules = Object.values(incidentRules);
const ruleset = {
  resourceRef: incidentResourceRef,
  getRuleByName: (name: string) => {
    const rule = rules.find(candidate => candidate.name === name);
    if (!rule) throw new Error(`no rule ${name}`);
    return rule;
  },
};
const isAuthorized = createConditionAuthorizer<IncidentResource>(ruleset);

const { isOwner, isParticipant, hasSeverity, hasVisibility } =
  incidentConditions;

describe('permission rules of incidents', () => {
  it.each([
    ['its IC', isParticipant({ claims: ['user:default/ada'] }), true],
    ['a responder', isParticipant({ claims: ['user:default/ben'] }), true],
    ['a stranger', isParticipant({ claims: ['user:default/eve'] }), false],
    ['nobody', isParticipant({ claims: [] }), false],
    [
      'a member of the owner',
      isOwner({ claims: ['user:default/eve', 'group:default/payments'] }),
      true,
    ],
    ['another team', isOwner({ claims: ['group:default/search'] }), false],
    ['its severity', hasSeverity({ severities: ['P1', 'P2'] }), true],
    ['its visibility', hasVisibility({ visibilities: ['restricted'] }), true],
    ['another visibility', hasVisibility({ visibilities: ['normal'] }), false],
    ['another severity', hasSeverity({ severities: ['P4'] }), false],
  ])('decide by %s', (_, condition, allowed) => {
    const decision = createIncidentConditionalDecision(
      incidentApprovePermission,
      condition,
    );
    expect(decision.result).toBe(AuthorizeResult.CONDITIONAL);
    expect(isAuthorized(decision, incident)).toBe(allowed);
  });

  it('become the filter of a list and keep their shape', () => {
    const toFilter = createConditionTransformer<IncidentResourceQuery>(ruleset);
    expect(
      toFilter({
        anyOf: [
          isOwner({ claims: ['group:default/payments'] }),
          {
            not: {
              allOf: [
                isParticipant({ claims: ['user:default/eve'] }),
                hasSeverity({ severities: ['P1'] }),
              ],
            },
          },
        ],
      }),
    ).toEqual({
      anyOf: [
        { owner: ['group:default/payments'] },
        {
          not: {
            allOf: [
              { participant: ['user:default/eve'] },
              { severity: ['P1'] },
            ],
          },
        },
      ],
    });
  });

  it('refuse parameters that are not theirs', () => {
    const decision = createIncidentConditionalDecision(
      incidentApprovePermission,
      {
        ...isOwner({ claims: [] }),
        params: { claims: 'group:default/payments' },
      },
    );
    expect(() => isAuthorized(decision, incident)).toThrow(
      'Parameters to rule are invalid',
    );
  });
});
