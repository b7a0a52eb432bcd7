import {
  isOpenStatus,
  isRestricted,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { keptUntil } from '../retention';
import { whyCustomersWait } from './whyCustomersWait';
import type { Decide } from './command';

/** Why this one cannot go on in that one, or `undefined`. */
function whyNotInto(
  incident: FoldedIncident,
  other: Incident,
): string | undefined {
  if (!isOpenStatus(other.status))
    return `${other.id} is ${other.status}: nothing can go on in it. Choose an open incident.`;
  if (other.kind !== incident.kind)
    return incident.kind === 'drill'
      ? `A drill does not go on in a real incident, and ${other.id} is one.`
      : `${other.id} is a drill. A real incident does not go on in it.`;
  if (isRestricted(other) !== isRestricted(incident))
    return `One of the two is restricted, and fewer people may read it. Make them alike first.`;
  return whyCustomersWait(incident);
}

export const merge: Decide<'merge'> = (
  incident,
  { into, reason },
  { other, ...context },
) => {
  if (into === incident.id)
    return reject(
      'invalid',
      'An incident is not merged into itself. Give the id of another one.',
    );
  if (!other || other.id !== into)
    return reject(
      'invalid',
      `There is no incident ${into}. Check the id, or look it up in the list.`,
    );
  const why = whyNotInto(incident, other);
  return why
    ? reject('conflict', why)
    : accept(
        event(
          'INCIDENT_LINKED',
          { other: into, relation: 'duplicate' },
          context,
        ),
        event(
          'INCIDENT_MERGED',
          { into, reason, ...keptUntil(context.settings, context.now) },
          context,
        ),
      );
};
