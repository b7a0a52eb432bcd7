import { accept, event, reject } from '../Decision';
import {
  actorRef,
  canonicalRef,
  isUserRef,
  shortRef,
  type Decide,
} from './command';

export const handOver: Decide<'handOver'> = (incident, command, context) => {
  const from = actorRef(context);
  const to = canonicalRef(command.to);
  if (!isUserRef(to))
    return reject(
      'invalid',
      `"${command.to}" is not a user. Give a full reference such as user:default/ada.`,
    );
  if (to === from)
    return reject('invalid', 'You are in command already. Name somebody else.');
  const known = incident.responders.find(r => r.id === to);
  if (!known || !(known.joinedAt || known.invite === 'invited'))
    return reject(
      'conflict',
      `${shortRef(
        to,
      )} is not on this incident. Invite them first, so that command does not go to nobody.`,
    );
  return accept(event('COMMAND_HANDED_OVER', { from, to }, context));
};
