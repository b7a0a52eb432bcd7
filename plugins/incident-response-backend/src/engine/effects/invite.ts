import { event } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

export function invite({ chat }: EffectPorts): EffectDefinition<'invite'> {
  return {
    perform: async ({ key, roomId, people }, incident, call) => {
      const { invited, failed } = await chat.invite(
        { roomId, incident, people },
        call,
      );
      return (_incident, now) => {
        const context = { actor: CONDUCTOR, now };
        return [
          ...(invited.length > 0
            ? [
                event(
                  'RESPONDER_INVITED',
                  { responders: [...invited] },
                  context,
                  key,
                ),
              ]
            : []),
          ...(failed.length > 0
            ? [
                event(
                  'RESPONDER_INVITE_FAILED',
                  { failures: [...failed] },
                  context,
                  key,
                ),
              ]
            : []),
        ];
      };
    },
  };
}
