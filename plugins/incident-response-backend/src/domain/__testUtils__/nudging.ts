import type { FoldedIncident } from '../FoldedIncident';
import { plan } from '../plans/plan';
import { ROOM } from './incidents';
import { happened, incidentOf, minute, SETTINGS } from './ledgerOf';

const ON = happened(
  'CADENCE_CHANGED',
  { cadence: 'on' },
  { effect: 'cadence:on' },
);

/** With a room and a cadence, and nobody in command. */
export const open = incidentOf(ROOM, ON);

/** The nudges that are due at that minute. */
export const nudges = (incident: FoldedIncident, at: number) =>
  plan(incident, SETTINGS, minute(at)).due.flatMap(e =>
    e.kind === 'post' && e.nudge ? [e] : [],
  );

/** When to look again, in epoch milliseconds. */
export const nextAt = (incident: FoldedIncident, at: number) =>
  plan(incident, SETTINGS, minute(at)).nextAt;
