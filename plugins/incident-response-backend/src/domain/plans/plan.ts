import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { scheduleNudges } from './nudgeScheduler';
import { publishApproved } from './publication';
import { finishResolution } from './resolution';
import { projectRoom } from './roomMessages';
import { assembleWarRoom } from './warRoomAssembler';

/** Raised whenever what is due changes, so that stored due times can be told apart. */
export const PLAN_VERSION = 1;

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter(time => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/**
 * What must happen next: a pure function of the state and the time, and so the same after any
 * crash. Parked effects wait for a person; publications come first.
 */
export function plan(incident: Incident, settings: Settings, at: Date): Plan {
  if (incident.blockedBy) return { due: [], nextAt: null };
  const now = at.getTime();
  const nudges = scheduleNudges(incident, settings, now);
  const resolution = finishResolution(incident, settings, now);
  const due: readonly PlannedEffect[] = [
    ...publishApproved(incident),
    ...assembleWarRoom(incident),
    ...projectRoom(incident, settings.appUrl),
    ...nudges.due,
    ...resolution.due,
  ];
  return {
    due: due.filter(({ key }) => {
      const status = incident.effects[key]?.status;
      return status !== 'parked' && status !== 'done';
    }),
    nextAt: earliest([nudges.nextAt, resolution.nextAt]),
  };
}

/**
 * When any replica must look at the incident: work that is due now is left to whoever does it
 * until the grace is over; timers are due when they are due.
 */
export function nextDue(
  incident: Incident,
  settings: Settings,
  now: Date,
): number | null {
  const { due, nextAt } = plan(incident, settings, now);
  const work = due.length > 0 ? now.getTime() + settings.sweepGraceMs : null;
  return earliest([work, nextAt]);
}
