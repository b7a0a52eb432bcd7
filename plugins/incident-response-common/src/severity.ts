import { z } from 'zod';

/**
 * How bad an incident is; P1 is the worst.
 *
 * @public
 */
export const severitySchema = z.enum(['P1', 'P2', 'P3', 'P4']);

/**
 * One of `P1` (worst) to `P4`.
 *
 * @public
 */
export type Severity = z.infer<typeof severitySchema>;

/**
 * Every severity, worst first.
 *
 * @public
 */
export const SEVERITIES: readonly Severity[] = severitySchema.options;

/**
 * Where an incident stands.
 *
 * `declared` → `assembling` → `active` → `mitigated` → `resolved` → `closed`. `assembly-failed`: the
 * war room cannot be opened until somebody asks for another try. `dismissed`: a false alarm.
 * `merged`: it goes on in another incident.
 *
 * @public
 */
export const incidentStatusSchema = z.enum([
  'declared',
  'assembling',
  'assembly-failed',
  'active',
  'mitigated',
  'resolved',
  'closed',
  'dismissed',
  'merged',
]);

/**
 * One of the statuses, in the order in which they are reached.
 *
 * @public
 */
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

/**
 * The statuses in which somebody still has to do something about the incident.
 *
 * @public
 */
export const OPEN_STATUSES: readonly IncidentStatus[] = [
  'declared',
  'assembling',
  'assembly-failed',
  'active',
  'mitigated',
];

/**
 * Whether an incident in this status is not over yet.
 *
 * @public
 */
export function isOpenStatus(status: IncidentStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/**
 * A part that somebody beside the incident commander plays.
 *
 * `comms`: writes for customers · `scribe`: keeps the timeline and the postmortem.
 *
 * @public
 */
export const incidentRoleSchema = z.enum(['comms', 'scribe']);

/**
 * `comms` or `scribe`.
 *
 * @public
 */
export type IncidentRole = z.infer<typeof incidentRoleSchema>;

/**
 * Every role beside the incident commander's.
 *
 * @public
 */
export const INCIDENT_ROLES: readonly IncidentRole[] =
  incidentRoleSchema.options;

/**
 * What another incident is to this one.
 *
 * @public
 */
export const linkRelationSchema = z.enum([
  'related',
  'cause',
  'consequence',
  'duplicate',
]);

/**
 * `related`, this one's `cause`, its `consequence`, or a `duplicate` of it.
 *
 * @public
 */
export type LinkRelation = z.infer<typeof linkRelationSchema>;

/**
 * A drill is played for practice; it is never counted as a real incident.
 *
 * @public
 */
export const incidentKindSchema = z.enum(['real', 'drill']);

/**
 * `real`, or a `drill`.
 *
 * @public
 */
export type IncidentKind = z.infer<typeof incidentKindSchema>;
