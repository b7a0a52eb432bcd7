import type { LedgerEventOf } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { FoldedIncident } from '../FoldedIncident';

type CallEvent = LedgerEventOf<
  'APPROVERS_NAMED' | 'APPROVER_CALL_REQUESTED' | 'APPROVER_CALLED'
>;

/** Folds who could approve, and who was called to. */
export function foldApproverCalls(
  incident: FoldedIncident,
  event: CallEvent,
): FoldedIncident {
  const { at, actor, data } = event;
  switch (event.type) {
    case 'APPROVERS_NAMED':
      return {
        ...incident,
        drafts: incident.drafts.map(draft =>
          draft.draftId === data.draftId
            ? { ...draft, namedApprovers: event.data.approvers }
            : draft,
        ),
      };
    case 'APPROVER_CALL_REQUESTED': {
      const { draftId, approver } = event.data;
      const by = actor.kind === 'person' ? actor.entityRef : actor.name;
      return {
        ...incident,
        approverCalls: [
          ...incident.approverCalls,
          { draftId, approver, by, at },
        ],
      };
    }
    case 'APPROVER_CALLED': {
      const { error } = event.data;
      return {
        ...incident,
        approverCalls: incident.approverCalls.map((call, n) =>
          effectKeys.callApprover(n + 1) === event.effect
            ? { ...call, called: { at, ...(error ? { error } : {}) } }
            : call,
        ),
      };
    }
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
