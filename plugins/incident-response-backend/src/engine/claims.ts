import { accept, event } from '../domain/Decision';
import { isPublication } from '../domain/effectKeys';
import type { FoldedIncident } from '../domain/FoldedIncident';
import { CONDUCTOR } from './conductorActor';
import type { Decider } from './LedgerWriter';

export interface Claim {
  readonly key: string;
  readonly claimId: string;
  /** The claim it replaces: a stale one, or one's own that ran out. */
  readonly replaces?: string;
}

function isClaimable(
  incident: FoldedIncident,
  claim: Claim,
  owner: string,
): boolean {
  const record = incident.effects[claim.key];
  if (record?.status === 'done' || record?.status === 'parked') return false;
  if (record?.claim?.claimId !== claim.replaces) return false;
  // A guarded claim is never taken over; its holder may renew it.
  return (
    !record?.claim || !isPublication(claim.key) || record.claim.owner === owner
  );
}

/** Claims what is still claimable when it is this process's turn; the rest is left alone. */
export function decideClaims(claims: readonly Claim[], owner: string): Decider {
  return (incident, now) => {
    if (!incident || incident.blockedBy) return accept();
    return accept(
      ...claims
        .filter(claim => isClaimable(incident, claim, owner))
        .map(({ key, claimId }) =>
          event(
            'EFFECT_CLAIMED',
            { key, claimId, owner },
            { actor: CONDUCTOR, now },
          ),
        ),
    );
  };
}
