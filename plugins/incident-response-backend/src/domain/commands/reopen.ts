import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

export const reopen: Decide<'reopen'> = (incident, { reason }, context) =>
  incident.status === 'assembly-failed'
    ? reject(
        'conflict',
        'The incident is open. Try again to open its war room instead.',
      )
    : accept(event('INCIDENT_REOPENED', { reason }, context));
