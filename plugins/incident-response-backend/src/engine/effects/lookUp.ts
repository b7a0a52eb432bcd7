import { event } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

export function lookUp({ people }: EffectPorts): EffectDefinition<'lookUp'> {
  return {
    perform: async ({ key, refs }, _incident, call) => {
      const found = await people.lookUp(refs, call);
      const known = new Set(found.map(p => p.entityRef));
      const missing = refs.filter(ref => !known.has(ref));
      return (_state, now) => {
        const context = { actor: CONDUCTOR, now };
        return [
          event(
            'RESPONDER_ADDED',
            {
              people: found.map(person => ({
                ...person,
                // Somebody without a name is still somebody the catalog knows.
                known: true as const,
                source: 'invited' as const,
              })),
            },
            context,
            key,
          ),
          ...(missing.length > 0
            ? [
                event(
                  'RESPONDER_INVITE_FAILED',
                  {
                    failures: missing.map(responder => ({
                      responder,
                      error: `the ${people.name} does not know this user`,
                    })),
                  },
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
