import { z } from 'zod';
import type { Incident } from './incident';

/**
 * Who may know of an incident: whoever may read incidents, or (`restricted`) only its participants
 * and the people that the configuration names.
 *
 * @public
 */
export const incidentVisibilitySchema = z.enum(['normal', 'restricted']);

/**
 * `normal` or `restricted`.
 *
 * @public
 */
export type IncidentVisibility = z.infer<typeof incidentVisibilitySchema>;

/**
 * Whether only few may know of the incident.
 *
 * @public
 */
export function isRestricted({
  visibility,
}: Pick<Incident, 'visibility'>): boolean {
  return visibility === 'restricted';
}
