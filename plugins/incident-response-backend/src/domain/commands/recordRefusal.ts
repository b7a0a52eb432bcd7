import { event, type Decision, type DecisionContext } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import type { CommandOf } from './command';

/** Refusals of one person that one incident's ledger keeps: a flood says nothing new. */
export const MOST_REFUSALS = 20;

/** What makes a refusal a new one. */
export function refusalKey(refused: {
  readonly draftId: string;
  readonly revision: number;
  readonly reason: string;
}): string {
  return `${refused.draftId} ${refused.revision} ${refused.reason}`;
}

/** Puts a refused approval on the ledger: once for each revision and kind of reason. */
export function recordRefusal(
  incident: FoldedIncident,
  { draftId, revision }: CommandOf<'approveDraft'>,
  context: DecisionContext,
  decision: Decision,
): Decision {
  const { actor } = context;
  if (decision.ok || actor.kind !== 'person') return decision;
  const { reason, sentence } = decision;
  const known = Object.hasOwn(incident.refusedApprovals, actor.entityRef)
    ? incident.refusedApprovals[actor.entityRef]
    : [];
  if (
    known.length >= MOST_REFUSALS ||
    known.includes(refusalKey({ draftId, revision, reason }))
  )
    return decision;
  return {
    ...decision,
    record: event(
      'STATUSPAGE_APPROVAL_REFUSED',
      { draftId, revision, reason, sentence },
      context,
    ),
  };
}
