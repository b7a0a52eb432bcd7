import { event } from '../../domain/Decision';
import { isUpdate } from '../../domain/effectKeys';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition } from './EffectDefinition';

/** Reaches nobody: it notes on the ledger that the war room stands, and without what. */
export function assembled(): EffectDefinition<'assembled'> {
  return {
    perform:
      async ({ key }) =>
      (incident, now) => {
        const failing = Object.values(incident.effects).flatMap(e =>
          e.status !== 'done' && e.failure && !isUpdate(e.key)
            ? [e.failure.sentence]
            : [],
        );
        const { milestones, reopenings } = incident;
        const since = reopenings.at(-1)?.at ?? milestones.declaredAt;
        return [
          event(
            'WAR_ROOM_ASSEMBLED',
            {
              tookMs: Math.max(0, now.getTime() - Date.parse(since)),
              gaps: [...incident.gaps, ...failing],
            },
            { actor: CONDUCTOR, now },
            key,
          ),
        ];
      },
  };
}
