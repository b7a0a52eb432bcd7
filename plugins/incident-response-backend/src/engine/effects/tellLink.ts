import { accept, event, reject } from '../../domain/Decision';
import { CONDUCTOR } from '../conductorActor';
import type { Decider } from '../LedgerWriter';
import { newestAlerts } from '../newestAlerts';
import { decideRecordAlerts } from '../recordAlerts';
import type {
  EffectDefinition,
  EffectOf,
  EffectPorts,
} from './EffectDefinition';
import { outcome } from './outcome';
import { requireWritten } from './writtenElsewhere';

/** Alerts in one commit. */
const PAGE = 200;

function decideLink(
  id: string,
  { other, relation }: EffectOf<'tellLink'>,
): Decider {
  return (incident, now) => {
    if (!incident)
      return reject('invalid', `There is no incident ${other} any longer.`);
    const known = incident.links.find(link => link.incidentId === id);
    return known?.relation === relation
      ? accept()
      : accept(
          event(
            'INCIDENT_LINKED',
            { other: id, relation },
            { actor: CONDUCTOR, now },
          ),
        );
  };
}

/** What still fires for the one fires for the incident in which it goes on. */
async function bringAlerts(
  id: string,
  { otherLedgers, timeline }: EffectPorts,
): Promise<void> {
  const alerts = newestAlerts(await timeline(id));
  const where = await otherLedgers.goesOnIn(id);
  // Merged in a circle: they stay where they are.
  if (where.incidentId === id) return;
  for (let from = 0; from < alerts.length; from += PAGE)
    requireWritten(
      where.incidentId,
      await otherLedgers.write(
        where.incidentId,
        decideRecordAlerts(where, alerts.slice(from, from + PAGE)),
      ),
    );
}

/** Puts the link on the other incident's ledger too, once, and with a merge what the alerts said. */
export function tellLink(ports: EffectPorts): EffectDefinition<'tellLink'> {
  return {
    perform: async (effect, { id, merger }) => {
      const { key, other } = effect;
      requireWritten(
        other,
        await ports.otherLedgers.write(other, decideLink(id, effect)),
      );
      if (merger?.into === other) await bringAlerts(id, ports);
      return outcome(key, 'LINK_TOLD', { other });
    },
  };
}
