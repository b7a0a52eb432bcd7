import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** Calls one person beside the room; a chat that cannot invites them once more. */
export function call({ chat }: EffectPorts): EffectDefinition<'call'> {
  return {
    perform: async (effect, incident, outbound) => {
      const { key, reason, person, content } = effect;
      const called = (error?: string) =>
        outcome(key, 'RESPONDER_CALLED', {
          reason,
          responder: person.id,
          ...(error ? { error } : {}),
        });
      if (chat.call) {
        const { error } = await chat.call(
          { incident, person, content },
          outbound,
        );
        return called(error);
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
      return called(failed[0]?.error);
    },
  };
}
