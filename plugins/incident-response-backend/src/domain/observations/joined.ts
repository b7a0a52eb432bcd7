import { isOpenStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event } from '../Decision';
import { seenAt, type Observe } from './Observed';

/** Somebody came into the room: told once each, and while there is something to come for. */
export const joined: Observe<'joined'> = (
  incident,
  observation,
  { who },
  now,
) => {
  if (!who || !isOpenStatus(incident.status)) return accept();
  const responder = who.entityRef;
  const known = incident.responders.find(r => r.id === responder);
  return known?.joinedAt
    ? accept()
    : accept(
        event(
          'RESPONDER_JOINED',
          { responder, at: seenAt(observation, now) },
          { actor: who, now },
        ),
      );
};
