import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { latestRevision } from '../publication';

/** The drafts that the writer was asked for. */
function askedDrafts(incident: Incident): readonly PlannedEffect[] {
  return incident.draftRequests
    .filter(r => !r.answered)
    .map(({ request, status }) => ({
      kind: 'writeDraft',
      key: effectKeys.writeDraft(request),
      request,
      status,
    }));
}

/**
 * Publications of one incident leave one after the other, in the order of their approvals;
 * one that nobody knows the outcome of holds back the rest.
 */
export function publishApproved(incident: Incident): readonly PlannedEffect[] {
  const drafts = askedDrafts(incident);
  if (incident.drafts.some(d => d.status === 'unknown')) return drafts;
  const [first] = incident.drafts
    .filter(d => d.status === 'approved' && d.approval)
    .sort((a, b) => (a.approval?.seq ?? 0) - (b.approval?.seq ?? 0));
  if (!first) return drafts;
  const { revision, sha256, request } = latestRevision(first);
  return [
    {
      kind: 'publish',
      key: effectKeys.publish(first.draftId, revision, first.sends),
      draftId: first.draftId,
      revision,
      sha256,
      request,
    },
    ...drafts,
  ];
}
