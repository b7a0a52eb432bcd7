import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  incidentVisibilitySchema,
  RESOURCE_TYPE_INCIDENT,
  severitySchema,
  type IncidentCard,
  type IncidentFilter,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';

/**
 * What permission rules see of an incident.
 *
 * @public
 */
export interface IncidentResource extends IncidentCard {
  /** Entity refs of the owners of the broken entity. */
  readonly owners: readonly string[];
  /** Entity refs of everybody who has a part in it. */
  readonly participants: readonly string[];
}

/**
 * What a rule becomes when a list is filtered. Lists are ORed and an empty one matches nothing;
 * different keys are ANDed.
 *
 * @public
 */
export type IncidentResourceQuery = Partial<IncidentFilter> & {
  participant?: string[];
  owner?: string[];
};

/**
 * An incident as the permission framework knows it.
 *
 * @public
 */
export const incidentResourceRef = createPermissionResourceRef<
  IncidentResource,
  IncidentResourceQuery
>().with({
  pluginId: 'incident-response',
  resourceType: RESOURCE_TYPE_INCIDENT,
});

const claimsSchema = z.object({
  claims: z.array(z.string()).describe('Entity refs, one of which must match'),
});

const isParticipant = createPermissionRule({
  name: 'IS_PARTICIPANT',
  description: 'Allow the IC and the responders of an incident',
  resourceRef: incidentResourceRef,
  paramsSchema: claimsSchema,
  apply: (incident, params) =>
    incident.participants.some(person => params.claims.includes(person)),
  toQuery: params => ({ participant: params.claims }),
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow the owners of the broken entity',
  resourceRef: incidentResourceRef,
  paramsSchema: claimsSchema,
  apply: (incident, params) =>
    incident.owners.some(owner => params.claims.includes(owner)),
  toQuery: params => ({ owner: params.claims }),
});

const hasSeverity = createPermissionRule({
  name: 'HAS_SEVERITY',
  description: 'Allow incidents of the given severities',
  resourceRef: incidentResourceRef,
  paramsSchema: z.object({
    severities: z
      .array(severitySchema)
      .describe('Severities, one of which must match'),
  }),
  apply: (incident, params) => params.severities.includes(incident.severity),
  toQuery: params => ({ severity: params.severities }),
});

const hasVisibility = createPermissionRule({
  name: 'HAS_VISIBILITY',
  description: 'Allow incidents of the given visibilities',
  resourceRef: incidentResourceRef,
  paramsSchema: z.object({
    visibilities: z
      .array(incidentVisibilitySchema)
      .describe('Visibilities, one of which must match'),
  }),
  apply: (incident, params) =>
    params.visibilities.includes(incident.visibility),
  toQuery: params => ({ visibility: params.visibilities }),
});

/**
 * Rules that adopters' policies may use.
 *
 * @public
 */
export const incidentRules = {
  isParticipant,
  isOwner,
  hasSeverity,
  hasVisibility,
};

const conditionExports = createConditionExports({
  resourceRef: incidentResourceRef,
  rules: incidentRules,
});

/**
 * Conditions made of the rules, for a policy's conditional decision.
 *
 * @example
 * `incidentConditions.isOwner({ claims: user.info.ownershipEntityRefs })`
 *
 * @public
 */
export const incidentConditions = conditionExports.conditions;

/**
 * Wraps conditions into the decision that a policy returns for one of the incident permissions.
 *
 * @public
 */
export const createIncidentConditionalDecision =
  conditionExports.createConditionalDecision;
