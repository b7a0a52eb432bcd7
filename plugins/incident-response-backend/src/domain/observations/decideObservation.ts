import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import type { Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { archived } from './archived';
import { edited } from './edited';
import { joined } from './joined';
import { kept } from './kept';
import type { ObservedPeople } from './Observed';
import { released } from './released';

/**
 * What something that was seen in the room comes to. Nothing is asked of anybody's authority: it has
 * happened. Seen twice, late or after the end it is harmless; messages are kept as long as there is a
 * ledger. `roomId`: where it was seen, the present room unless said otherwise.
 */
export function decideObservation(
  incident: FoldedIncident,
  observation: RoomObservation,
  people: ObservedPeople,
  now: Date,
  roomId = incident.room?.roomId,
): Decision {
  switch (observation.type) {
    case 'joined':
      return joined(incident, observation, people, now, roomId);
    case 'kept':
      return kept(incident, observation, people, now);
    case 'edited':
      return edited(incident, observation, people, now);
    case 'released':
      return released(incident, observation, people, now);
    case 'archived':
      return archived(incident, roomId, now);
    default: {
      const unreachable: never = observation;
      return unreachable;
    }
  }
}
