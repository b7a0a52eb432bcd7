import type { OpenedRoom } from '@incident-response/backstage-plugin-incident-response-node';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
} from './EffectDefinition';
import { outcome } from './outcome';

export function openRoom({ chat }: EffectPorts): EffectDefinition<'openRoom'> {
  const opened = (effect: EffectOf<'openRoom'>, room: OpenedRoom) =>
    outcome(effect.key, 'WAR_ROOM_CREATED', {
      generation: effect.generation,
      roomId: room.roomId,
      name: room.name,
      url: room.url,
    });
  return {
    perform: async (effect, incident, call) =>
      opened(
        effect,
        await chat.openRoom({ name: effect.name, incident }, call),
      ),
    ...(chat.findRoom && {
      find: async (effect, _incident, call) => {
        const room = await chat.findRoom?.({ name: effect.name }, call);
        return room && opened(effect, room);
      },
    }),
  };
}
