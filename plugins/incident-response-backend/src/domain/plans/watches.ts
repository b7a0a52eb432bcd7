import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { Plan } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { watchCommand } from './commandWatch';
import { earliest } from './earliest';
import { lookAgain } from './lookAgain';
import { watchPostmortem } from './postmortemWatch';
import { proposeDrafts } from './proposals';

/** Everything that is done because nobody acts, but the nudges. */
export function watches(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const plans = [
    watchCommand(incident, settings, now),
    proposeDrafts(incident, settings, now),
    watchPostmortem(incident, settings, now),
    lookAgain(incident, settings, now),
  ];
  return {
    due: plans.flatMap(({ due }) => due),
    nextAt: earliest(plans.map(({ nextAt }) => nextAt)),
  };
}
