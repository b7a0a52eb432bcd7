import { event } from '../../domain/Decision';
import { whyLapse } from '../../domain/plans/publication';
import { latestRevision } from '../../domain/publication';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

/** Reaches nobody: it takes back an approval that may no longer be used, for everybody to see. */
export function lapse({ settings }: EffectPorts): EffectDefinition<'lapse'> {
  return {
    perform:
      async ({ key, draftId }) =>
      (incident, now) => {
        const draft = incident.drafts.find(d => d.draftId === draftId);
        // Publishing may have begun meanwhile, or somebody decided otherwise.
        const reason =
          draft && whyLapse(incident, draft, settings, now.getTime());
        if (!draft || !reason) return [];
        return [
          event(
            'STATUSPAGE_APPROVAL_VOIDED',
            {
              draftId,
              revision: latestRevision(draft).revision,
              reason,
              lapsed: true,
            },
            { actor: CONDUCTOR, now },
            key,
          ),
        ];
      },
  };
}
