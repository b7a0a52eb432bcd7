import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function update({ chat }: EffectPorts): EffectDefinition<'update'> {
  return {
    perform: async (effect, _before, call) => {
      const { key, roomId, messageId, content, what, hash } = effect;
      await chat.update({ roomId, messageId, content }, call);
      const updated = outcome(key, 'ROOM_MESSAGE_UPDATED', {
        what,
        messageId,
        hash,
      });
      // Another replica may have said so already.
      return (incident, now) =>
        incident.room?.messages[what]?.hash === hash
          ? []
          : updated(incident, now);
    },
  };
}
