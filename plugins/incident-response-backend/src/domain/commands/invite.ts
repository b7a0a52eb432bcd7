import { whyNoPart } from '../commanders';
import { accept, event, reject } from '../Decision';
import { canonicalRef, isUserRef, namesSelf, type Decide } from './command';

export const invite: Decide<'invite'> = (incident, command, context) => {
  const wrong = command.entityRefs.find(ref => !isUserRef(canonicalRef(ref)));
  if (wrong !== undefined)
    return reject(
      'invalid',
      `"${wrong}" is not a user. Give a full reference such as user:default/ada.`,
    );
  // Responders may take command: nobody makes themselves one.
  const { actor } = context;
  if (actor.kind === 'person' && namesSelf(command.entityRefs, actor)) {
    const uncalled = whyNoPart(incident, actor, context);
    if (uncalled) return reject('forbidden', uncalled);
  }
  // Whom the room or the catalog did not know may be known by now.
  const here = new Set(
    incident.responders
      .filter(r => r.invite !== 'failed' && !r.uncalled)
      .map(r => r.id),
  );
  const people = [...new Set(command.entityRefs.map(canonicalRef))]
    .filter(ref => !here.has(ref))
    .map(entityRef => ({ entityRef, source: 'invited' as const }));
  if (people.length === 0)
    return reject(
      'conflict',
      'Everybody you named is a responder already. Name somebody else.',
    );
  return accept(event('RESPONDER_ADDED', { people }, context));
};
