import {
  isOpenStatus,
  type DoubledPlace,
  type Doubt,
  type EffectRecord,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, generationOf, kindOf } from '../effectKeys';
import { endingOf } from '../endingOf';
import type { Plan } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { earliest } from './earliest';

const NOTHING: Plan = { due: [], nextAt: null };

function direct(incident: Incident, id: string): DoubledPlace {
  const known = incident.responders.find(
    responder => responder.id === id || responder.entityRef === id,
  );
  return { in: 'direct', person: known ?? { id, entityRef: id } };
}

/** In the room that is used now: what is in an archived one cannot be changed any more. */
function inRoom(
  { id, room }: Incident,
  key: string,
  appUrl: string,
): DoubledPlace | undefined {
  if (!room || room.archived) return undefined;
  const { roomId, generation, messages } = room;
  const kind = kindOf(key);
  // Nudges and reminders are numbered through all rooms.
  const isOfOne = kind === 'post' || kind === 'bookmark';
  if (isOfOne && generationOf(key) !== generation) return undefined;
  if (kind === 'bookmark')
    return { in: 'bookmarks', roomId, url: `${appUrl}/incidents/${id}` };
  const shown = Object.entries(messages).find(
    ([what]) => effectKeys.post(what, generation) === key,
  );
  return {
    in: 'room',
    roomId,
    ...(shown ? { keep: shown[1].messageId } : {}),
  };
}

/** Rooms under names that were given up, for example because ours was hidden too long. */
function abandoned({
  room,
  formerRooms = [],
  takenRoomNames = [],
}: Incident): DoubledPlace | undefined {
  if (!room || takenRoomNames.length === 0) return undefined;
  return {
    in: 'rooms',
    names: takenRoomNames.map(({ name }) => name),
    keep: [room, ...formerRooms].map(({ roomId }) => roomId),
  };
}

/** Where to look for what may have been done twice; `undefined`: nowhere. */
function placeOf(
  incident: Incident,
  { key, to }: EffectRecord,
  appUrl: string,
): DoubledPlace | undefined {
  if (to) return direct(incident, to);
  switch (kindOf(key)) {
    case 'post':
    case 'nudge':
    case 'command-reminder':
    case 'bookmark':
      return inRoom(incident, key, appUrl);
    case 'announce':
      return { in: 'announcements' };
    case 'room':
      return abandoned(incident);
    default:
      return undefined;
  }
}

/** When it is looked for: after each doubt, and once more right before all is over. */
function lookAt(
  incident: Incident,
  doubt: Doubt,
  settings: Settings & { readonly doublesAfterMs: number },
): number | null {
  const { resolution, dismissal, merger, status } = incident;
  if (doubt.answered !== doubt.at)
    return Date.parse(doubt.at) + settings.doublesAfterMs;
  const ended = resolution ?? dismissal ?? merger;
  const isLast = doubt.ending === endingOf(incident);
  return isOpenStatus(status) || isLast || !ended
    ? null
    : Date.parse(ended.at) + settings.archiveAfterMs;
}

function lookFor(
  incident: Incident,
  record: EffectRecord,
  settings: Settings & { readonly doublesAfterMs: number },
  now: number,
): Plan {
  const { key: of, status, doubt } = record;
  if (!doubt || status !== 'done') return NOTHING;
  const place = placeOf(incident, record, settings.appUrl);
  const at = lookAt(incident, doubt, settings);
  if (!place || at === null) return NOTHING;
  if (at > now) return { due: [], nextAt: at };
  const key = effectKeys.deduplicate(of, doubt.looks + 1);
  return {
    due: [{ kind: 'deduplicate', key, of, asOf: doubt.at, place }],
    nextAt: null,
  };
}

/**
 * What a suspended process did after another one took over, or what did not show in time, may be
 * there twice: it is looked for by its marker, and one of it is left.
 */
export function lookForDoubles(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const { doublesAfterMs } = settings;
  if (doublesAfterMs === undefined) return NOTHING;
  const plans = Object.values(incident.effects).map(record =>
    lookFor(incident, record, { ...settings, doublesAfterMs }, now),
  );
  return {
    due: plans.flatMap(({ due }) => due),
    nextAt: earliest(plans.map(({ nextAt }) => nextAt)),
  };
}
