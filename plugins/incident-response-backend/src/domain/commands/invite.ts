import { accept, event, reject } from '../Decision';
import { canonicalRef, isUserRef, type Decide } from './command';

export const invite: Decide<'invite'> = (incident, command, context) => {
  const wrong = command.entityRefs.find(ref => !isUserRef(canonicalRef(ref)));
  if (wrong !== undefined)
    return reject(
      'invalid',
      `"${wrong}" is not a user. Give a full reference such as user:default/ada.`,
    );
  const known = new Set(incident.responders.map(r => r.id));
  const people = [...new Set(command.entityRefs.map(canonicalRef))]
    .filter(ref => !known.has(ref))
    .map(entityRef => ({ entityRef, source: 'invited' as const }));
  if (people.length === 0)
    return reject('conflict', 'Everybody you named is a responder already.');
  return accept(event('RESPONDER_ADDED', { people }, context));
};
