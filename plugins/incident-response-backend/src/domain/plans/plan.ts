import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { announceNews } from './announcements';
import { noticeChanges } from './changeNotices';
import { finishDismissal } from './dismissal';
import { lookForDoubles } from './doubles';
import { callApprovers } from './approverCalls';
import { followAlerts } from './alertsClear';
import { earliest } from './earliest';
import { tellLinks } from './links';
import { scheduleNudges } from './nudgeScheduler';
import { publishApproved } from './publication';
import { watchPostmortem } from './postmortemWatch';
import { filePostmortem, finishResolution } from './resolution';
import { keepRoomHead } from './roomHead';
import { projectRoom } from './roomMessages';
import { assembleWarRoom } from './warRoomAssembler';
import { watches } from './watches';

/** Raised whenever what is due changes, so that stored due times can be told apart. */
export const PLAN_VERSION = 6;

/** Without what is done, and what waits for a person. */
function open(incident: Incident, { due, nextAt }: Plan): Plan {
  return {
    due: due.filter(({ key }) => {
      const status = incident.effects[key]?.status;
      return status !== 'parked' && status !== 'done';
    }),
    nextAt,
  };
}

/**
 * What must happen next: a pure function of the state and the time, and so the same after any
 * crash. Parked effects wait for a person; publications come first.
 */
export function plan(incident: Incident, settings: Settings, at: Date): Plan {
  if (incident.blockedBy) return { due: [], nextAt: null };
  const now = at.getTime();
  const doubles = lookForDoubles(incident, settings, now);
  // Once it is closed, everything is done but the postmortem, which people finish, and which a
  // restriction may have held back. What is long over is not announced any more.
  if (incident.status === 'closed') {
    const { due, nextAt } = watchPostmortem(incident, settings, now);
    return open(incident, {
      due: [...filePostmortem(incident), ...due, ...doubles.due],
      nextAt: earliest([nextAt, doubles.nextAt]),
    });
  }
  const messages = projectRoom(incident, settings, now);
  const publication = publishApproved(incident, settings, now);
  const nudges = scheduleNudges(incident, settings, now);
  const watched = watches(incident, settings, now);
  const alerts = followAlerts(incident, settings, now);
  const resolution = finishResolution(incident, settings, now, doubles);
  const dismissal = finishDismissal(incident, settings, now, doubles);
  const due: readonly PlannedEffect[] = [
    ...publication.due,
    ...assembleWarRoom(incident),
    ...messages.due,
    ...keepRoomHead(incident, settings),
    ...noticeChanges(incident),
    ...callApprovers(incident, settings),
    ...tellLinks(incident),
    ...announceNews(incident, settings, now),
    ...alerts.due,
    ...watched.due,
    ...nudges.due,
    ...doubles.due,
    ...resolution.due,
    ...dismissal.due,
  ];
  return open(incident, {
    due,
    nextAt: earliest([
      messages.nextAt,
      publication.nextAt,
      watched.nextAt,
      nudges.nextAt,
      alerts.nextAt,
      doubles.nextAt,
      resolution.nextAt,
      dismissal.nextAt,
    ]),
  });
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
