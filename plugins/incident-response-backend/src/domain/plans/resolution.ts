import {
  isPageStillOpen,
  isRestricted,
  shortRef,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { effectKeys, nth } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { rateButtons } from '../render/buttons';
import type { Settings } from '../Settings';
import { announceEnd, beingAnnounced } from './announcements';
import { archive, notice } from './ending';
import { tellEndingTrouble } from './endingTrouble';
import { isSettled } from './settled';

/** 1: the room hears that it is over and what happens next. */
function resolvedNotice(
  incident: Incident,
  appUrl: string,
): readonly PlannedEffect[] {
  return notice(incident, nth('resolved', endingOf(incident)), {
    title: `Resolved by ${shortRef(incident.resolution?.by ?? 'unknown')}`,
    lines: [
      incident.resolution?.summary ?? '',
      ...(isPageStillOpen(incident)
        ? [
            'Resolved, page still open: customers read of an open incident until somebody publishes that it is resolved.',
          ]
        : []),
      'The postmortem is being written. This room is archived later.',
      'How well was it run? Rate it from 1 to 5, here or on the incident page; you can change it for 24 hours.',
    ],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ],
    buttons: rateButtons(incident),
  });
}

/** 4: a tracker may show it to anybody, so it waits until a restriction is lifted, closed or not. */
export function filePostmortem(incident: Incident): readonly PlannedEffect[] {
  const { markdown, postmortemId } = incident.postmortem;
  if (!markdown || postmortemId || isRestricted(incident)) return [];
  const key = effectKeys.filePostmortem(endingOf(incident));
  return [{ kind: 'filePostmortem', key, markdown }];
}

/** 2–4: the changes once more, then the postmortem: written, then filed. */
function postmortem(incident: Incident): readonly PlannedEffect[] {
  const ending = endingOf(incident);
  const changesKey = effectKeys.resolveChanges(ending);
  const changes: readonly PlannedEffect[] = isSettled(incident, changesKey)
    ? []
    : [{ kind: 'changes', key: changesKey }];
  if (changes.length > 0) return changes;
  if (!incident.postmortem.markdown)
    return [
      { kind: 'writePostmortem', key: effectKeys.writePostmortem(ending) },
    ];
  return filePostmortem(incident);
}

/** 6: the room hears where the postmortem is. (5, the reminders' end, is the cadence's.) */
function postmortemNotice(incident: Incident): readonly PlannedEffect[] {
  const { url, tracker } = incident.postmortem;
  return url
    ? notice(incident, nth('postmortem', endingOf(incident)), {
        title: 'The postmortem draft is ready',
        lines: [`It is in ${tracker}. Please complete and review it.`],
        links: [{ label: 'Postmortem', url }],
      })
    : [];
}

/** Everything of a resolution but the room's archive. */
function beforeArchive(
  incident: Incident,
  settings: Settings,
): readonly PlannedEffect[] {
  return [
    ...resolvedNotice(incident, settings.appUrl),
    ...postmortem(incident),
    ...postmortemNotice(incident),
    // 8: everybody hears that it is over. (7, the final headline, is the room projection's.)
    ...announceEnd(incident, settings.appUrl),
  ];
}

/**
 * Whether nothing is left to be done or said: all that follows the resolution is through, and
 * customers do not read of an open incident.
 */
export function isReadyToClose(
  incident: Incident,
  settings: Settings,
): boolean {
  const { room, publicIncident, reminders, drafts } = incident;
  const roomIsThrough = room
    ? room.archived
    : incident.effects[effectKeys.room(1)]?.status === 'parked';
  return (
    incident.status === 'resolved' &&
    roomIsThrough &&
    (!publicIncident || publicIncident.status === 'resolved') &&
    !drafts.some(d => d.status === 'approved' || d.status === 'unknown') &&
    (reminders.cadence === 'stopped' || reminders.cadence === 'off') &&
    beforeArchive(incident, settings).length === 0
  );
}

/** The nine effects of a resolution (9: the archive), and then the close. */
export function finishResolution(
  incident: Incident,
  settings: Settings,
  now: number,
  looks: Plan,
): Plan {
  if (incident.status !== 'resolved') return { due: [], nextAt: null };
  const due = beforeArchive(incident, settings);
  const last = archive(incident, settings, now, { rest: due, looks });
  const close: readonly PlannedEffect[] = isReadyToClose(incident, settings)
    ? [{ kind: 'close', key: effectKeys.close(endingOf(incident)) }]
    : [];
  const isTelling = beingAnnounced(incident, settings.appUrl).length > 0;
  return {
    due: [
      ...due.filter(({ kind }) => kind !== 'announce' || !isTelling),
      ...last.due,
      ...close,
      ...tellEndingTrouble(incident, settings),
    ],
    nextAt: last.nextAt,
  };
}
