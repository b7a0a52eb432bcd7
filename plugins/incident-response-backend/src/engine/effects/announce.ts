import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function announce({ chat }: EffectPorts): EffectDefinition<'announce'> {
  const announced = (key: string, what: string, messageId: string) =>
    outcome(key, 'ANNOUNCEMENT_POSTED', { what, messageId });
  return {
    perform: async ({ key, what, content }, _incident, call) => {
      const { messageId } = await chat.announce({ what, content }, call);
      return announced(key, what, messageId);
    },
    ...(chat.findAnnouncement && {
      find: async ({ key, what }, _incident, call) => {
        const found = await chat.findAnnouncement?.({ what }, call);
        return found && announced(key, what, found.messageId);
      },
    }),
  };
}
