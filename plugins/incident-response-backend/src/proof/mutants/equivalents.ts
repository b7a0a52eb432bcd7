import type { Mutant } from './Mutant';

/** A change that no test can notice, because it changes nothing; looked at by a person. */
export interface Equivalent {
  readonly file: string;
  readonly within: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: 'domain/approvalRules.ts',
    within: 'aheadOf',
    was: "other.draftId !== draftId && (other.status === 'approved' || other.status === 'unknown') && other.approval !== undefined",
    becomes:
      "(other.draftId !== draftId && (other.status === 'approved' || other.status === 'unknown'))",
    why: 'a draft that is approved or unknown always has its approval; the type does not say so',
  },
  {
    file: 'domain/approvalRules.ts',
    within: 'aheadOf',
    was: "other.draftId !== draftId && (other.status === 'approved' || other.status === 'unknown')",
    becomes: "((other.status === 'approved' || other.status === 'unknown'))",
    why: 'no draft was approved before itself: the last comparison leaves it out as well',
  },
  {
    file: 'domain/approvalRules.ts',
    within: 'aheadOf',
    was: 'other.approval.order < approval.order',
    becomes: '(other.approval.order) <= (approval.order)',
    why: 'no two drafts have the same order, and the draft itself is left out before',
  },
  {
    file: 'domain/authority.ts',
    within: 'isParticipant',
    was: 'incident.ic === entityRef || Object.values(incident.roles).includes(entityRef)',
    becomes: '(Object.values(incident.roles).includes(entityRef))',
    why: 'the incident commander was let through before anybody asks who takes part',
  },
  {
    file: 'domain/ledger.ts',
    within: 'isKnown',
    was: 'event.v !== undefined && event.v > newest',
    becomes: '(event.v > newest)',
    why: 'undefined is not greater than anything; the compiler wants it said',
  },
  {
    file: 'domain/approvalRules.ts',
    within: 'stageOf',
    was: 'return status;',
    becomes: '',
    why: 'what follows is never reached, and would give the same back',
  },
  {
    file: 'domain/commands/findDraft.ts',
    within: 'notWaiting',
    was: 'return unreachable;',
    becomes: 'return undefined;',
    why: 'it is never reached',
  },
  {
    file: 'domain/commands/invite.ts',
    within: 'invite',
    was: "actor.kind === 'person' && namesSelf(command.entityRefs, actor)",
    becomes: '(namesSelf(command.entityRefs, actor))',
    why: 'nobody names a part of the system: it has no reference; the compiler wants it said',
  },
  {
    file: 'domain/commands/settlePublication.ts',
    within: 'settlePublication',
    was: 'verdict.url ? { url: verdict.url } : {}',
    becomes: '({ url: verdict.url })',
    why: 'what is undefined is not written',
  },
  {
    file: 'domain/commands/takeCommand.ts',
    within: 'takeCommand',
    was: 'incident.ic ? { displaced: incident.ic } : {}',
    becomes: '({ displaced: incident.ic })',
    why: 'what is undefined is not written',
  },
  {
    file: 'domain/publication.ts',
    within: 'sameOperation',
    was: "b.type === 'update' && a.pageIncidentId === b.pageIncidentId",
    becomes: '(a.pageIncidentId === b.pageIncidentId)',
    why: 'what opens an incident names none; the compiler wants it said',
  },
  {
    file: 'engine/actorFacts.ts',
    within: 'readActorFacts',
    was: "asked.length === 0 || actor.kind !== 'person'",
    becomes: '(asked.length === 0)',
    why: 'no group is asked about for a part of the system; the compiler does not know',
  },
  {
    file: 'gate/findApproval.ts',
    within: 'findApproval',
    was: "!draft || draft.status !== 'approved' || !approval",
    becomes: "(!draft || draft.status !== 'approved')",
    why: 'a draft that is approved always has its approval; the type does not say so',
  },
];

/** Whether a mutant is the one that was looked at. */
export function isListed(entry: Equivalent, mutant: Mutant): boolean {
  return (
    entry.file === mutant.file &&
    entry.within === mutant.within &&
    entry.was === mutant.was &&
    entry.becomes === mutant.becomes
  );
}
