import { CommandRejected } from '../engine/IncidentService';
import type { CommandResult } from '../observability/Metrics';

const FORBIDDEN = ['NotAllowedError', 'AuthenticationError'];
const INVALID = ['InputError', 'NotFoundError', 'IncidentNotFound'];

/** What a refused command counts as. */
export function resultOf(error: Error): CommandResult {
  if (error instanceof CommandRejected) return error.reason;
  if (FORBIDDEN.includes(error.name)) return 'forbidden';
  if (INVALID.includes(error.name)) return 'invalid';
  return 'failed';
}
