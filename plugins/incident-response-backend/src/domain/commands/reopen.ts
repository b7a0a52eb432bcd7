import { accept, event } from '../Decision';
import type { Decide } from './command';

/** Takes back an end. Where the assembly failed nothing has ended, and it begins anew. */
export const reopen: Decide<'reopen'> = (_incident, { reason }, context) =>
  accept(event('INCIDENT_REOPENED', { reason }, context));
