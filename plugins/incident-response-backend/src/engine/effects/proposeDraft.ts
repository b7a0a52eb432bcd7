import { event } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition } from './EffectDefinition';

/** Reaches nobody: it asks the writer for words, as a person would, and notes why. */
export function proposeDraft(): EffectDefinition<'proposeDraft'> {
  return {
    perform:
      async ({ key, status, reason }) =>
      ({ draftRequests, drafts }, now) => {
        const isLate =
          reason === 'no-draft' &&
          (drafts.length > 0 || draftRequests.length > 0);
        return isLate
          ? []
          : [
              event(
                'STATUSPAGE_DRAFT_REQUESTED',
                { request: draftRequests.length + 1, status, reason },
                { actor: CONDUCTOR, now },
                key,
              ),
            ];
      },
  };
}
