import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash, TOPIC } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { renderTopic } from '../render/topic';
import type { Settings } from '../Settings';

/**
 * What stands above the messages: the topic, which follows the state, and once in each room the link
 * to the incident page. Only where the chat has such things; nothing else waits for them.
 */
export function keepRoomHead(
  incident: Incident,
  { rooms, appUrl }: Pick<Settings, 'rooms' | 'appUrl'>,
): readonly PlannedEffect[] {
  const { room } = incident;
  if (!room || room.archived) return [];
  const { roomId, generation } = room;
  const topic = renderTopic(incident);
  const hash = shortHash(topic);
  return [
    ...(rooms?.topic && room.topicHash !== hash
      ? [
          {
            kind: 'setTopic',
            key: effectKeys.update(TOPIC, hash),
            roomId,
            topic,
            hash,
          } as const,
        ]
      : []),
    ...(rooms?.bookmark && !room.bookmarked
      ? [
          {
            kind: 'bookmark',
            key: effectKeys.bookmark(generation),
            roomId,
            title: 'Incident page',
            url: `${appUrl}/incidents/${incident.id}`,
          } as const,
        ]
      : []),
  ];
}
