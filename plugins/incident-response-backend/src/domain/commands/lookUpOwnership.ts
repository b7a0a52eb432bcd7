import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** Asks the catalog again, also for what was not known to be broken before. */
export const lookUpOwnership: Decide<'lookUpOwnership'> = (
  { ownershipWatch: { looks, asked, seen } },
  { entityRef },
  context,
) => {
  const isBeingAsked = looks === 0 || asked > seen;
  if (isBeingAsked && entityRef === undefined)
    return reject(
      'conflict',
      'The catalog is being asked already. Wait for its answer.',
    );
  return accept(
    event(
      'OWNERSHIP_LOOKUP_REQUESTED',
      entityRef === undefined ? {} : { entityRef },
      context,
    ),
  );
};
