import type { Timeline } from '@incident-response/backstage-plugin-incident-response-common';
import { createAlertSender } from '../load/createAlertSender';
import { percentiles } from '../percentiles';
import type { Subject } from '../withBackend';
import { untilEntry } from './incidents';

const WARM_UP = 10;

/** One alert after another: webhook sent → war room open, and complete. */
export async function measureAssembly(
  { backend, ada }: Subject,
  count: number,
) {
  const sender = createAlertSender(backend.url);
  const opened: number[] = [];
  const complete: number[] = [];
  const incidentIds: string[] = [];
  try {
    for (let nth = 0; nth < WARM_UP + count; nth += 1) {
      const { incidentId, sentAt, status } = await sender.send();
      if (!incidentId)
        throw new Error(`An alert was answered ${status} and opened nothing.`);
      const done = await untilEntry(ada, incidentId, 'WAR_ROOM_ASSEMBLED');
      if (nth < WARM_UP) continue;
      const { entries } = await ada.read<Timeline>(
        `/incidents/${incidentId}/timeline?limit=100`,
      );
      const room = entries.find(e => e.event.type === 'WAR_ROOM_CREATED');
      if (room) opened.push(Date.parse(room.at) - sentAt);
      complete.push(Date.parse(done.at) - sentAt);
      incidentIds.push(incidentId);
    }
  } finally {
    sender.close();
  }
  return {
    incidentIds,
    result: {
      alertToRoomOpenMs: percentiles(opened),
      alertToRoomCompleteMs: percentiles(complete),
    },
  };
}
