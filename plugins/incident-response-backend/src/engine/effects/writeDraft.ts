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
        throw new Error(drafted.sentence);
      };
    },
  };
}
