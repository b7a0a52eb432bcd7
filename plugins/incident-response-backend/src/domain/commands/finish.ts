import { accept, event } from '../Decision';
import type { Decide } from './command';

export const mitigate: Decide<'mitigate'> = (_incident, { summary }, context) =>
  accept(event('INCIDENT_MITIGATED', { summary }, context));

export const resolve: Decide<'resolve'> = (_incident, { summary }, context) =>
  accept(event('INCIDENT_RESOLVED', { summary }, context));
