import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function update({ chat }: EffectPorts): EffectDefinition<'update'> {
  return {
    perform: async (effect, _incident, call) => {
      const { key, roomId, messageId, content, what, hash } = effect;
      await chat.update({ roomId, messageId, content }, call);
      return outcome(key, 'ROOM_MESSAGE_UPDATED', { what, messageId, hash });
    },
  };
}
