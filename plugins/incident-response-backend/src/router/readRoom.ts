import { NotFoundError } from '@backstage/errors';
import {
  incidentReadPermission,
  type RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Authorizer } from './authorize';
import { nameInRoom } from './nameInRoom';

/** `GET /incidents/:id/room`: the war room, where it is the incident page itself. */
export function addReadRoom(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'get'>;
    /** Absent where the war room is elsewhere. */
    readonly readRoom?: (roomId: string) => Promise<RoomView | undefined>;
  },
): void {
  router.get('/incidents/:id/room', async (req, res) => {
    const { id } = req.params;
    const credentials = await deps.authorizer.reader(req);
    await deps.authorizer.incident(credentials, incidentReadPermission, id);
    const incident = await deps.service.get(id);
    const { room } = incident;
    if (!room) {
      throw new NotFoundError(
        `The war room of incident ${id} is not open yet. Look again in a moment.`,
      );
    }
    const view = await deps.readRoom?.(room.roomId);
    if (!view) {
      throw new NotFoundError(
        `The war room of incident ${id} is not kept here. Open it at ${room.url}.`,
      );
    }
    res.json(nameInRoom(view, incident));
  });
}
