import { whyNoPart } from '../commanders';
import { accept, event, reject } from '../Decision';
import { callIn } from './callIn';
import { actorRef, type Decide } from './command';

/** Somebody says that they are here; whoever was not called becomes a responder. */
export const join: Decide<'join'> = (incident, _command, context) => {
  const responder = actorRef(context);
  const known = incident.responders.find(r => r.id === responder);
  if (known?.activeAt)
    return reject('conflict', 'You are here already; nothing has to be done.');
  const { actor } = context;
  // Responders may take command: nobody makes themselves one.
  const isCalled =
    actor.kind === 'person' && !whyNoPart(incident, actor, context);
  return accept(
    ...(isCalled ? callIn(incident, responder, context) : []),
    event('RESPONDER_JOINED', { responder }, context),
  );
};
