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
        const { milestones, reopenings, formerRooms } = incident;
        // Since a room has been wanted: the latest of what asked for one.
        const since = Math.max(
          ...[
            milestones.declaredAt,
            reopenings.at(-1)?.at,
            formerRooms?.at(-1)?.lostAt,
          ].flatMap(at => (at ? [Date.parse(at)] : [])),
        );
        return [
          event(
            'WAR_ROOM_ASSEMBLED',
            {
              tookMs: Math.max(0, now.getTime() - since),
              gaps: [...incident.gaps, ...failing],
            },
            { actor: CONDUCTOR, now },
            key,
          ),
        ];
      },
  };
}
