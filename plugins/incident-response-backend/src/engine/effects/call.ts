import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  type Chat,
  type Invitee,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** Calls one person beside the room; a chat that cannot invites them once more. */
async function callPerson(
  chat: Chat,
  incident: FoldedIncident,
  calling: { readonly person: Invitee; readonly content: RoomContent },
  outbound: OutboundCall,
): Promise<{ readonly error?: string }> {
  const { person, content } = calling;
  if (chat.call) {
    const { error } = await chat.call({ incident, person, content }, outbound);
    return error ? { error } : {};
  }
  const { room } = incident;
  if (!room || room.archived)
    throw new OutboundCallError(
      `${chat.name} can call nobody who is not in an open war room.`,
      { failure: 'rejected' },
    );
  const { failed } = await chat.invite(
    { roomId: room.roomId, incident, people: [person] },
    outbound,
  );
  return failed[0] ? { error: failed[0].error } : {};
}

export function call({ chat }: EffectPorts): EffectDefinition<'call'> {
  const perform: EffectDefinition<'call'>['perform'] = async (
    effect,
    incident,
    outbound,
  ) => {
    const { key, reason, person } = effect;
    const answer = await callPerson(chat, incident, effect, outbound);
    const responder = person.id;
    return outcome(key, 'RESPONDER_CALLED', { reason, responder, ...answer });
  };
  // A chat that is called again with the same key looks before, or shows it once.
  return { perform, find: perform };
}

export function callApprover({
  chat,
}: EffectPorts): EffectDefinition<'callApprover'> {
  const perform: EffectDefinition<'callApprover'>['perform'] = async (
    effect,
    incident,
    outbound,
  ) => {
    const { key, draftId, approver, content } = effect;
    const known = incident.responders.find(r => r.entityRef === approver);
    const person = known ?? { id: approver, entityRef: approver };
    const answer = await callPerson(
      chat,
      incident,
      { person, content },
      outbound,
    );
    return outcome(key, 'APPROVER_CALLED', { draftId, approver, ...answer });
  };
  return { perform, find: perform };
}
