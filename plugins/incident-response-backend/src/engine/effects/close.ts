import { event } from '../../domain/Decision';
import { isReadyToClose } from '../../domain/plans/resolution';
import { keptUntil } from '../../domain/retention';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';

/** Reaches nobody: it notes on the ledger that everything after the resolution is done. */
export function close({ settings }: EffectPorts): EffectDefinition<'close'> {
  return {
    perform:
      async ({ key }) =>
      (incident, now) =>
        // Somebody may have reopened it, or said something more, in between.
        isReadyToClose(incident, settings)
          ? [
              event(
                'INCIDENT_CLOSED',
                keptUntil(settings, now),
                { actor: CONDUCTOR, now },
                key,
              ),
            ]
          : [],
  };
}
