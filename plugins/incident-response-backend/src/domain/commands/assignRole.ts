import { shortRef } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../Decision';
import { canonicalRef, isUserRef, type Decide } from './command';

export const assignRole: Decide<'assignRole'> = (
  incident,
  command,
  context,
) => {
  const { role } = command;
  const from = incident.roles[role];
  const before = from ? { from } : {};
  if (command.to === undefined)
    return from
      ? accept(event('ROLE_ASSIGNED', { role, ...before }, context))
      : reject('conflict', `Nobody is ${role}. Name somebody.`);
  const to = canonicalRef(command.to);
  if (!isUserRef(to))
    return reject(
      'invalid',
      `"${command.to}" is not a user. Give a full reference such as user:default/ada.`,
    );
  if (to === from)
    return reject(
      'conflict',
      `${shortRef(to)} is ${role} already. Name somebody else.`,
    );
  const assigned = event('ROLE_ASSIGNED', { role, to, ...before }, context);
  const isHere =
    incident.ic === to || incident.responders.some(r => r.id === to);
  // Whoever is not here yet is called, and so looked up: nobody is invented.
  return isHere
    ? accept(assigned)
    : accept(
        event(
          'RESPONDER_ADDED',
          { people: [{ entityRef: to, source: 'invited' }] },
          context,
        ),
        assigned,
      );
};
