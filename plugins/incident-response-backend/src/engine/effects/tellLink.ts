import { accept, event } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { EffectDefinition, EffectPorts } from './EffectDefinition';
import { outcome } from './outcome';

/** Puts the link on the other incident's ledger too, once. */
export function tellLink({
  otherLedgers,
}: EffectPorts): EffectDefinition<'tellLink'> {
  return {
    perform: async ({ key, other, relation }, { id }) => {
      await otherLedgers.write(other, (incident, now) => {
        const known = incident?.links.find(link => link.incidentId === id);
        return !incident || incident.blockedBy || known?.relation === relation
          ? accept()
          : accept(
              event(
                'INCIDENT_LINKED',
                { other: id, relation },
                { actor: CONDUCTOR, now },
              ),
            );
      });
      return outcome(key, 'LINK_TOLD', { other });
    },
  };
}
