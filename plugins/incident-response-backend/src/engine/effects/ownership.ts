import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function ownership({
  people,
}: EffectPorts): EffectDefinition<'ownership'> {
  return {
    perform: async ({ key }, incident, call) =>
      outcome(key, 'OWNERSHIP_RESOLVED', {
        ...(await people.resolveOwnership(incident, call)),
        asOf: incident.seq,
      }),
  };
}
