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
 * `declared` → `assembling` → `active` → `mitigated` → `resolved`.
 *
 * @public
 */
export const incidentStatusSchema = z.enum([
  'declared',
  'assembling',
  'active',
  'mitigated',
  'resolved',
]);

/**
 * One of the statuses, in the order in which they are reached.
 *
 * @public
 */
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

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
