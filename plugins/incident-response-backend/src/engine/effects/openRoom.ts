import {
  OutboundCallError,
  RoomNameTaken,
  type OpenedRoom,
} from '@incident-response/backstage-plugin-incident-response-node';
import { changeRoomName, hasNameLeft } from '../../domain/roomName';
import { CONDUCTOR } from '../conductorActor';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
  Outcome,
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
  const renamed =
    (effect: EffectOf<'openRoom'>): Outcome =>
    (incident, now) =>
      changeRoomName(incident, effect, { actor: CONDUCTOR, now });
  return {
    perform: async (effect, incident, call) => {
      const { name, generation } = effect;
      try {
        return opened(effect, await chat.openRoom({ name, incident }, call));
      } catch (error) {
        if (!(error instanceof RoomNameTaken)) throw error;
        if (hasNameLeft(incident, generation)) return renamed(effect);
        throw new OutboundCallError(
          `${error.message} The names tried before it were taken as well.`,
          { failure: 'rejected', cause: error },
        );
      }
    },
    ...(chat.findRoom && {
      find: async (effect, _incident, call) => {
        const room = await chat.findRoom?.({ name: effect.name }, call);
        return room && opened(effect, room);
      },
    }),
  };
}
