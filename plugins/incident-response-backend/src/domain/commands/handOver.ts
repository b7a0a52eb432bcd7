import {
  shortRef,
  type Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import { actorRef, canonicalRef, isUserRef, type Decide } from './command';

/** Command does not go to nobody: whoever gets it was invited, or has done something here. */
function whyAbsent(to: string, known: Responder | undefined) {
  const name = shortRef(to);
  if (!known)
    return `${name} is not on this incident. Invite them first, so that command does not go to nobody.`;
  if (known.joinedAt || known.invite === 'invited') return undefined;
  const why =
    known.invite === 'failed'
      ? `could not be invited (${known.inviteError})`
      : 'is still being invited';
  return `${name} ${why}. Let them write a note here first, so that command does not go to nobody.`;
}

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
  const absent = whyAbsent(
    to,
    incident.responders.find(r => r.id === to),
  );
  return absent
    ? reject('conflict', absent)
    : accept(event('COMMAND_HANDED_OVER', { from, to }, context));
};
