import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function archive({ chat }: EffectPorts): EffectDefinition<'archive'> {
  return {
    perform: async ({ key, roomId }, _incident, call) => {
      await chat.archive({ roomId }, call);
      return outcome(key, 'WAR_ROOM_ARCHIVED', { roomId });
    },
  };
}
