import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { projectionsOf } from '../projections';

/** Whatever the room shows that is not what the state says: post it once, update it after. */
export function projectRoom(
  incident: Incident,
  appUrl: string,
): readonly PlannedEffect[] {
  const { room } = incident;
  if (!room || room.archived) return [];
  return projectionsOf(incident, appUrl).flatMap(
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
}
