import { accept, event, reject } from '../Decision';
import { actorRef, type Decide } from './command';

/** Somebody says that they are here; whoever was not called becomes a responder. */
export const join: Decide<'join'> = (incident, _command, context) => {
  const responder = actorRef(context);
  const known = incident.responders.find(r => r.id === responder);
  return known?.activeAt
    ? reject('conflict', 'You are here already; nothing has to be done.')
    : accept(event('RESPONDER_JOINED', { responder }, context));
};
