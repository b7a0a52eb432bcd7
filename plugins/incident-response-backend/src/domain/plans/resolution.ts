import {
  shortRef,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { isSettled } from './settled';
import type { RoomContent } from '../RoomContent';

function notice(
  incident: Incident,
  what: string,
  content: RoomContent,
): readonly PlannedEffect[] {
  const { room } = incident;
  if (!room || room.archived || room.messages[what]) return [];
  return [
    {
      kind: 'post',
      key: effectKeys.post(what),
      what,
      roomId: room.roomId,
      content,
      hash: shortHash(JSON.stringify(content)),
    },
  ];
}

/** 1: the room hears that it is over and what happens next. */
function resolvedNotice(incident: Incident): readonly PlannedEffect[] {
  return notice(incident, 'resolved', {
    title: `Resolved by ${shortRef(incident.resolution?.by ?? 'unknown')}`,
    lines: [
      incident.resolution?.summary ?? '',
      'The postmortem is being written. This room is archived later.',
    ],
    links: [],
  });
}

/** 2–4: the changes once more, then the postmortem: written, then filed. */
function postmortem(incident: Incident): readonly PlannedEffect[] {
  const { markdown, postmortemId } = incident.postmortem;
  const changes: readonly PlannedEffect[] = isSettled(
    incident,
    effectKeys.resolveChanges,
  )
    ? []
    : [{ kind: 'changes', key: effectKeys.resolveChanges }];
  if (changes.length > 0) return changes;
  if (!markdown)
    return [{ kind: 'writePostmortem', key: effectKeys.writePostmortem }];
  return postmortemId
    ? []
    : [{ kind: 'filePostmortem', key: effectKeys.filePostmortem, markdown }];
}

/** 6: the room hears where the postmortem is. (5, the reminders' end, is the cadence's.) */
function postmortemNotice(incident: Incident): readonly PlannedEffect[] {
  const { url, tracker } = incident.postmortem;
  return url
    ? notice(incident, 'postmortem', {
        title: 'The postmortem draft is ready',
        lines: [`It is in ${tracker}. Please complete and review it.`],
        links: [{ label: 'Postmortem', url }],
      })
    : [];
}

/** 8: everybody hears that it is over. (7, the final headline, is the room projection's.) */
function announcement(
  incident: Incident,
  appUrl: string,
): readonly PlannedEffect[] {
  if (incident.announcements.includes('resolved')) return [];
  return [
    {
      kind: 'announce',
      key: effectKeys.announce('resolved'),
      what: 'resolved',
      content: {
        title: `${incident.severity} resolved: ${incident.title}`,
        lines: [incident.resolution?.summary ?? ''],
        links: [
          {
            label: 'Incident page',
            url: `${appUrl}/incidents/${incident.id}`,
          },
        ],
      },
    },
  ];
}

/** 9: the room is archived, after people had time to read and all else is through. */
function archive(
  incident: Incident,
  settings: Settings,
  now: number,
  rest: readonly PlannedEffect[],
): Plan {
  const { room, resolution } = incident;
  const key = effectKeys.archive(room?.generation ?? 1);
  if (!room || room.archived || !resolution) return { due: [], nextAt: null };
  const at = Date.parse(resolution.at) + settings.archiveAfterMs;
  if (at > now) return { due: [], nextAt: at };
  const open = rest.filter(effect => !isSettled(incident, effect.key));
  return open.length > 0
    ? { due: [], nextAt: null }
    : { due: [{ kind: 'archive', key, roomId: room.roomId }], nextAt: null };
}

/** The nine effects of a resolution. */
export function finishResolution(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  if (incident.status !== 'resolved') return { due: [], nextAt: null };
  const due = [
    ...resolvedNotice(incident),
    ...postmortem(incident),
    ...postmortemNotice(incident),
    ...announcement(incident, settings.appUrl),
  ];
  const last = archive(incident, settings, now, due);
  return { due: [...due, ...last.due], nextAt: last.nextAt };
}
