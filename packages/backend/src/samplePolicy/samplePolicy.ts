import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  evidenceReadPermission,
  incidentApprovePermission,
  incidentAuditPermission,
  incidentCommandPermission,
  publicationsReportPermission,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@incident-response/backstage-plugin-incident-response-node';

const AUDITORS = 'group:default/auditors';

/** Everybody reads and declares; who runs, approves or audits an incident has a part in it. */
export class SamplePolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (
      isPermission(permission, incidentCommandPermission) ||
      isPermission(permission, incidentApprovePermission)
    )
      return createIncidentConditionalDecision(permission, {
        anyOf: [
          incidentConditions.isParticipant({ claims }),
          incidentConditions.isOwner({ claims }),
          // The worst ones may be taken up by anybody the domain's own rule lets.
          incidentConditions.hasSeverity({ severities: ['P1'] }),
        ],
      });
    if (isPermission(permission, incidentAuditPermission))
      return claims.includes(AUDITORS)
        ? { result: AuthorizeResult.ALLOW }
        : createIncidentConditionalDecision(
            permission,
            incidentConditions.isOwner({ claims }),
          );
    // They tell of every incident at once.
    if (
      isPermission(permission, evidenceReadPermission) ||
      isPermission(permission, publicationsReportPermission)
    )
      return claims.includes(AUDITORS)
        ? { result: AuthorizeResult.ALLOW }
        : { result: AuthorizeResult.DENY };
    return { result: AuthorizeResult.ALLOW };
  }
}
