import { isOpenStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, type Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import {
  actorOf,
  seenAt,
  type ObservationOf,
  type ObservedPeople,
} from './Observed';

/**
 * Somebody came into the room, or did something there: told once each, and while there is something to
 * come for. Who was put into it is in it, and has not come: that is told apart, once for each room.
 */
export function joined(
  incident: FoldedIncident,
  observation: ObservationOf<'joined'>,
  { who, by }: ObservedPeople,
  now: Date,
  roomId: string | undefined,
): Decision {
  if (!who || !isOpenStatus(incident.status)) return accept();
  const responder = who.entityRef;
  const known = incident.responders.find(r => r.id === responder);
  if (known?.joinedAt) return accept();
  const data = { responder, at: seenAt(observation, now) };
  if (!observation.added)
    return accept(event('RESPONDER_JOINED', data, { actor: who, now }));
  // Told late of a room before, it says nothing of the one they have to be called into.
  const isHere = roomId !== undefined && roomId === incident.room?.roomId;
  return known?.addedAt || !isHere
    ? accept()
    : accept(
        event(
          'RESPONDER_JOINED',
          { ...data, added: true },
          { actor: actorOf(by), now },
        ),
      );
}
