import { accept, event, reject } from '../Decision';
import { actorRef, type Decide } from './command';

const CHANGEABLE_MS = 24 * 60 * 60_000;

export const rate: Decide<'rate'> = (
  incident,
  { rating, comment },
  context,
) => {
  const before = incident.ratings.find(r => r.by === actorRef(context));
  if (before?.rating === rating && before.comment === comment)
    return reject('conflict', 'You rated it like this already.');
  // Where the assembly failed nothing is over yet, and a rating can be changed until it is.
  const over = incident.resolution;
  if (
    before &&
    over &&
    context.now.getTime() > Date.parse(over.at) + CHANGEABLE_MS
  )
    return reject(
      'conflict',
      'A rating can be changed for 24 hours after the incident was resolved, and they are over.',
    );
  return accept(
    event('IC_RATED', { rating, ...(comment ? { comment } : {}) }, context),
  );
};
