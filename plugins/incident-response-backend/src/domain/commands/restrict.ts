import { isRestricted } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** From here on only participants and the people whom the configuration names learn of it. */
export const restrict: Decide<'restrict'> = (incident, { reason }, context) => {
  if (isRestricted(incident))
    return reject(
      'conflict',
      'The incident is restricted already; nothing has to be done.',
    );
  return accept(event('INCIDENT_RESTRICTED', { reason }, context));
};

export const liftRestriction: Decide<'liftRestriction'> = (
  incident,
  { reason },
  context,
) =>
  isRestricted(incident)
    ? accept(event('RESTRICTION_LIFTED', { reason }, context))
    : reject(
        'conflict',
        'The incident is not restricted; nothing has to be lifted.',
      );
