import { accept, event } from '../Decision';
import { actorRef, type Decide } from './command';

export const takeCommand: Decide<'takeCommand'> = (_incident, _cmd, context) =>
  accept(event('COMMAND_TAKEN', { ic: actorRef(context) }, context));
