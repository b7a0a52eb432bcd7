import { accept, event, reject } from '../Decision';
import { actorRef, type Decide } from './command';

const CHANGEABLE_MS = 24 * 60 * 60_000;

export const rate: Decide<'rate'> = (
  incident,
  { rating, comment },
  context,
) => {
  const { resolution } = incident;
  if (!resolution)
    return reject('conflict', 'Rate the incident once it is resolved.');
  const before = incident.ratings.find(r => r.by === actorRef(context));
  if (before?.rating === rating && before.comment === comment)
    return reject('conflict', 'You rated it like this already.');
  const until = Date.parse(resolution.at) + CHANGEABLE_MS;
  if (before && context.now.getTime() > until)
    return reject(
      'conflict',
      'A rating can be changed for 24 hours after the incident was resolved, and they are over.',
    );
  return accept(
    event('IC_RATED', { rating, ...(comment ? { comment } : {}) }, context),
  );
};
