import {
  isRestricted,
  type Approval,
  type Draft,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isSameStage, lapsesAt, whyLapsed } from '../approvalRules';
import { effectKeys } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { latestRevision } from '../publication';
import type { Settings } from '../Settings';
import { isGivenUp } from './dismissal';

/** The drafts that the writer was asked for. */
function askedDrafts(incident: Incident): readonly PlannedEffect[] {
  // Words about a false alarm could not be approved any more.
  if (isGivenUp(incident) || isRestricted(incident)) return [];
  return incident.draftRequests
    .filter(r => !r.answered)
    .map(({ request, status }) => ({
      kind: 'writeDraft',
      key: effectKeys.writeDraft(request),
      request,
      status,
    }));
}

/** The approved drafts in the order in which they may leave. */
function inOrder(incident: Incident): readonly Approved[] {
  return incident.drafts
    .flatMap(draft =>
      draft.status === 'approved' && draft.approval
        ? [{ ...draft, approval: draft.approval }]
        : [],
    )
    .sort((a, b) => a.approval.order - b.approval.order);
}

type Approved = Draft & { readonly approval: Approval };

const publishKey = (draft: Draft) =>
  effectKeys.publish(
    draft.draftId,
    latestRevision(draft).revision,
    draft.sends,
  );

/** What was claimed may be on its way: then the gate says whether it still goes. */
const hasBegun = (incident: Incident, draft: Draft) =>
  incident.effects[publishKey(draft)]?.claim !== undefined;

/** Why the approvals of a draft may no longer be used, or `undefined`. */
export function whyLapse(
  incident: Incident,
  draft: Draft,
  settings: Settings,
  now: number,
): string | undefined {
  if (draft.status === 'approved' && draft.approval)
    return hasBegun(incident, draft)
      ? undefined
      : whyLapsed(incident, draft.approval, settings.authority, now);
  if (draft.status !== 'waiting') return undefined;
  const outlived = draft.approvals.find(
    ({ statusThen }) => !isSameStage(incident.status, statusThen),
  );
  return (
    outlived && whyLapsed(incident, outlived, { lapseAfterMs: Infinity }, now)
  );
}

/** Approvals that were not used in time, or that the incident has outlived. */
function lapses(
  incident: Incident,
  settings: Settings,
  now: number,
): readonly PlannedEffect[] {
  return incident.drafts
    .filter(draft => whyLapse(incident, draft, settings, now))
    .map(draft => ({
      kind: 'lapse',
      key: effectKeys.lapse(
        draft.draftId,
        latestRevision(draft).revision,
        draft.sends,
      ),
      draftId: draft.draftId,
    }));
}

function publishFirst(
  incident: Incident,
  settings: Settings,
  now: number,
): readonly PlannedEffect[] {
  if (incident.drafts.some(d => d.status === 'unknown')) return [];
  const [first] = inOrder(incident);
  if (!first || whyLapse(incident, first, settings, now)) return [];
  const { revision, sha256, request } = latestRevision(first);
  return [
    {
      kind: 'publish',
      key: publishKey(first),
      draftId: first.draftId,
      revision,
      sha256,
      request,
    },
  ];
}

/**
 * Publications of one incident leave one after the other, in the order of their approvals;
 * one that nobody knows the outcome of holds back the rest, and what waits too long lapses.
 */
export function publishApproved(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const times = inOrder(incident)
    .filter(draft => !hasBegun(incident, draft))
    .map(({ approval }) => lapsesAt(approval, settings.authority))
    .filter(at => at > now);
  return {
    due: [
      ...publishFirst(incident, settings, now),
      ...lapses(incident, settings, now),
      ...askedDrafts(incident),
    ],
    nextAt: times.length > 0 ? Math.min(...times) : null,
  };
}
