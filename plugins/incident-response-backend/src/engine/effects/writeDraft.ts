import { event } from '../../domain/Decision';
import { createDraft } from '../../domain/commands/draftStatus';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

export function writeDraft({
  writer,
  settings,
}: EffectPorts): EffectDefinition<'writeDraft'> {
  return {
    perform: async ({ key, request, status }, incident, call) => {
      const content = await writer.draftStatus({ incident, status }, call);
      return (state, now) => {
        const actor = {
          kind: 'system',
          name: writer.name,
          door: 'engine',
        } as const;
        const drafted = createDraft(
          state,
          content,
          { actor, now, settings },
          { request, effect: key },
        );
        if (drafted.ok) return drafted.events;
        // The incident has moved on: asking again later would not help.
        return [
          event(
            'EFFECT_FAILED',
            {
              key,
              failure: 'permanent',
              failures: 1,
              sentence: `The ${writer.name} wrote a draft that cannot be used: ${drafted.sentence}`,
            },
            { actor, now },
          ),
        ];
      };
    },
  };
}
