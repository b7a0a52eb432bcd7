import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function pin({ chat }: EffectPorts): EffectDefinition<'pin'> {
  return {
    perform: async ({ key, roomId, messageId }, _incident, call) => {
      await chat.pin({ roomId, messageId }, call);
      return outcome(key, 'CHECKLIST_PINNED', { messageId });
    },
  };
}
