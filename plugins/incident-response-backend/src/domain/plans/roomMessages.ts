import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { nextProjectionAt, projectionsOf } from '../projections';
import type { DraftSettings } from '../render/draft';

/** Whatever the room shows that is not what the state says: post it once, update it after. */
export function projectRoom(
  incident: Incident,
  settings: DraftSettings,
  now: number,
): Plan {
  const { room } = incident;
  if (!room || room.archived) return { due: [], nextAt: null };
  const due = projectionsOf(incident, settings, now).flatMap(
    ({ what, content, hash }): PlannedEffect[] => {
      const shown = room.messages[what];
      if (!shown)
        return [
          {
            kind: 'post',
            key: effectKeys.post(what, room.generation),
            what,
            roomId: room.roomId,
            content,
            hash,
          },
        ];
      if (shown.hash === hash) return [];
      return [
        {
          kind: 'update',
          key: effectKeys.update(what, hash),
          what,
          roomId: room.roomId,
          messageId: shown.messageId,
          content,
          hash,
        },
      ];
    },
  );
  return { due, nextAt: nextProjectionAt(incident, settings, now) };
}
