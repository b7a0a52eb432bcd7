import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

export const link: Decide<'link'> = (
  incident,
  { other, relation },
  context,
) => {
  if (other === incident.id)
    return reject(
      'invalid',
      'An incident is not linked to itself. Give the id of another one.',
    );
  const known = incident.links.find(l => l.incidentId === other);
  if (known?.relation === relation)
    return reject(
      'conflict',
      `${other} is linked like this already; nothing has to be done.`,
    );
  return accept(event('INCIDENT_LINKED', { other, relation }, context));
};
