import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { RoomContent } from '../RoomContent';
import type { Settings } from '../Settings';
import { isSettled } from './settled';

/** A message that the room gets once. */
export function notice(
  incident: Incident,
  what: string,
  content: RoomContent,
): readonly PlannedEffect[] {
  const { room } = incident;
  if (!room || room.archived || room.messages[what]) return [];
  return [
    {
      kind: 'post',
      key: effectKeys.post(what, room.generation),
      what,
      roomId: room.roomId,
      content,
      hash: shortHash(JSON.stringify(content)),
    },
  ];
}

/** The room is archived, after people had time to read, all else is through, and doubles were looked for. */
export function archive(
  incident: Incident,
  settings: Settings,
  now: number,
  before: { readonly rest: readonly PlannedEffect[]; readonly looks: Plan },
): Plan {
  const { room, resolution, dismissal, merger } = incident;
  const ended = resolution ?? dismissal ?? merger;
  if (!room || room.archived || !ended) return { due: [], nextAt: null };
  const at = Date.parse(ended.at) + settings.archiveAfterMs;
  if (at > now) return { due: [], nextAt: at };
  const open = [...before.rest, ...before.looks.due].filter(
    effect => !isSettled(incident, effect.key),
  );
  const key = effectKeys.archive(room.generation);
  // What is there twice can be removed only before.
  return open.length > 0 || before.looks.nextAt !== null
    ? { due: [], nextAt: null }
    : { due: [{ kind: 'archive', key, roomId: room.roomId }], nextAt: null };
}
