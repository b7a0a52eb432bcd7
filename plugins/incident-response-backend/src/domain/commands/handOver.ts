import { accept, event, reject } from '../Decision';
import { actorRef, type Decide } from './command';

export const handOver: Decide<'handOver'> = (_incident, { to }, context) => {
  const from = actorRef(context);
  if (!/^user:[^/\s]+\/[^/\s]+$/.test(to))
    return reject(
      'invalid',
      `"${to}" is not a user. Give a full reference such as user:default/ada.`,
    );
  if (to === from)
    return reject('invalid', 'You are in command already. Name somebody else.');
  return accept(event('COMMAND_HANDED_OVER', { from, to }, context));
};
