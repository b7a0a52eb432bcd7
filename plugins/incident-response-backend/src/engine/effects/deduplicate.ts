import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { fullKey } from '../EffectRun';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

export function deduplicate({
  chat,
}: EffectPorts): EffectDefinition<'deduplicate'> {
  return {
    perform: async ({ key, of, asOf, place }, incident, call) => {
      // It was planned by a replica whose chat can do more.
      if (!chat.removeDoubles)
        throw new OutboundCallError(
          `${chat.name} cannot look for what was done twice.`,
          { failure: 'rejected' },
        );
      const marker = fullKey(incident.id, of);
      const { removed } = await chat.removeDoubles({ marker, place }, call);
      const looked = { key: of, asOf, removed };
      return outcome(key, 'EFFECT_DEDUPLICATED', looked);
    },
  };
}
