import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
} from './EffectDefinition';
import { outcome } from './outcome';

type Post = EffectOf<'post'>;

function posted(
  { key, what, hash, nudge, commandReminder: reminder }: Post,
  messageId: string,
  to?: string,
) {
  if (nudge !== undefined)
    return outcome(key, 'STATUS_REMINDER_SENT', {
      nudge,
      messageId,
      ...(to ? { to } : {}),
    });
  return reminder === undefined
    ? outcome(key, 'ROOM_MESSAGE_POSTED', { what, messageId, hash })
    : outcome(key, 'COMMAND_REMINDER_SENT', { reminder, messageId });
}

/** Who got it directly; `undefined`: nobody, so that the room is to get it. */
async function sendDirectly(
  { direct: person, content }: Post,
  incident: FoldedIncident,
  { chat }: EffectPorts,
  call: OutboundCall,
): Promise<string | undefined> {
  if (!person || !chat.call) return undefined;
  const { error } = await chat.call({ incident, person, content }, call);
  return error ? undefined : person.id;
}

export function post(ports: EffectPorts): EffectDefinition<'post'> {
  const { chat } = ports;
  return {
    perform: async (effect, incident, call) => {
      const { roomId, what, content } = effect;
      const to = await sendDirectly(effect, incident, ports, call);
      if (to) return posted(effect, `direct:${effect.key}`, to);
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
