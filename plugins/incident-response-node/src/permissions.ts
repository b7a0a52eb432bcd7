import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_INCIDENT,
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
  readonly owners: readonly string[];
  /** Entity refs of the IC and the responders. */
  readonly participants: readonly string[];
}

/**
 * An incident as the permission framework knows it.
 *
 * @public
 */
export const incidentResourceRef = createPermissionResourceRef<
  IncidentResource,
  Partial<IncidentFilter> & { participant?: string[]; owner?: string[] }
>().with({
  pluginId: 'incident-response',
  resourceType: RESOURCE_TYPE_INCIDENT,
});

const claims = z.object({
  claims: z.array(z.string()).describe('Entity refs, one of which must match'),
});

const isParticipant = createPermissionRule({
  name: 'IS_PARTICIPANT',
  description: 'Allow the IC and the responders of an incident',
  resourceRef: incidentResourceRef,
  paramsSchema: claims,
  apply: (incident, params) =>
    incident.participants.some(p => params.claims.includes(p)),
  toQuery: params => ({ participant: params.claims }),
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow the owners of the broken entity',
  resourceRef: incidentResourceRef,
  paramsSchema: claims,
  apply: (incident, params) =>
    incident.owners.some(o => params.claims.includes(o)),
  toQuery: params => ({ owner: params.claims }),
});

/**
 * Rules that adopters' policies may use.
 *
 * @public
 */
export const incidentRules = { isParticipant, isOwner };

const conditionExports = createConditionExports({
  resourceRef: incidentResourceRef,
  rules: incidentRules,
});

/** @public */
export const incidentConditions = conditionExports.conditions;

/** @public */
export const createIncidentConditionalDecision =
  conditionExports.createConditionalDecision;
