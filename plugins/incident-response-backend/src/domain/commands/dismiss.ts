import { accept, event, reject } from '../Decision';
import { keptUntil } from '../retention';
import { whyCustomersWait } from './whyCustomersWait';
import type { Decide } from './command';

export const dismiss: Decide<'dismiss'> = (incident, { reason }, context) => {
  const why = whyCustomersWait(incident);
  return why
    ? reject('conflict', why)
    : accept(
        event(
          'INCIDENT_DISMISSED',
          { reason, ...keptUntil(context.settings, context.now) },
          context,
        ),
      );
};
