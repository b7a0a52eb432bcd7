import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of an incident in the permission framework.
 *
 * @public
 */
export const RESOURCE_TYPE_INCIDENT = 'incident-response-incident';

/**
 * Read an incident, its timeline and its drafts.
 *
 * @public
 */
export const incidentReadPermission = createPermission({
  name: 'incident-response.incident.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_INCIDENT,
});

/**
 * Declare an incident or start a drill.
 *
 * @public
 */
export const incidentDeclarePermission = createPermission({
  name: 'incident-response.incident.declare',
  attributes: { action: 'create' },
});

/**
 * Send commands that run an incident (take command, note, draft, mitigate, resolve …).
 *
 * @public
 */
export const incidentCommandPermission = createPermission({
  name: 'incident-response.incident.command',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_INCIDENT,
});

/**
 * Approve, reject or settle what is published. The domain rule is checked as well.
 *
 * @public
 */
export const incidentApprovePermission = createPermission({
  name: 'incident-response.incident.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_INCIDENT,
});

/**
 * Verify or export a ledger, and place or lift a legal hold on it.
 *
 * @public
 */
export const incidentAuditPermission = createPermission({
  name: 'incident-response.incident.audit',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_INCIDENT,
});

/**
 * See what the verification of all ledgers found.
 *
 * @public
 */
export const evidenceReadPermission = createPermission({
  name: 'incident-response.evidence.read',
  attributes: { action: 'read' },
});

/**
 * Read the report of publications: who drafted, who approved, how long it took.
 *
 * @public
 */
export const publicationsReportPermission = createPermission({
  name: 'incident-response.publications.report',
  attributes: { action: 'read' },
});

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const incidentResponsePermissions = [
  incidentReadPermission,
  incidentDeclarePermission,
  incidentCommandPermission,
  incidentApprovePermission,
  incidentAuditPermission,
  evidenceReadPermission,
  publicationsReportPermission,
];
