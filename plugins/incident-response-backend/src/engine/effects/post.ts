import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
} from './EffectDefinition';
import { outcome } from './outcome';

export function post({ chat }: EffectPorts): EffectDefinition<'post'> {
  const posted = (
    { key, what, hash, nudge, commandReminder: reminder }: EffectOf<'post'>,
    messageId: string,
  ) => {
    if (nudge !== undefined)
      return outcome(key, 'STATUS_REMINDER_SENT', { nudge, messageId });
    return reminder === undefined
      ? outcome(key, 'ROOM_MESSAGE_POSTED', { what, messageId, hash })
      : outcome(key, 'COMMAND_REMINDER_SENT', { reminder, messageId });
  };
  return {
    perform: async (effect, _incident, call) => {
      const { roomId, what, content } = effect;
      const { messageId } = await chat.post({ roomId, what, content }, call);
      return posted(effect, messageId);
    },
    ...(chat.findPost && {
      find: async (effect, _incident, call) => {
        const { roomId, what } = effect;
        const found = await chat.findPost?.({ roomId, what }, call);
        return found && posted(effect, found.messageId);
      },
    }),
  };
}
