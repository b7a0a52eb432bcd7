import {
  isOpenStatus,
  isPageStillOpen,
  isRestricted,
  type DraftReason,
  type Incident,
  type PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { effectKeys } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { latestRevision } from '../publication';
import type { Settings } from '../Settings';

const NOTHING: Plan = { due: [], nextAt: null };

function proposal(
  incident: Incident,
  reason: DraftReason,
  status: PublicStatus,
): PlannedEffect {
  return {
    kind: 'proposeDraft',
    key: effectKeys.proposeDraft(reason, endingOf(incident)),
    reason,
    status,
  };
}

/** When a grave incident without a draft gets one proposed; `null`: it has one, or needs none. */
export function firstProposalAt(
  incident: Incident,
  { reminders }: Pick<Settings, 'reminders'>,
): number | null {
  const { severity, drafts, draftRequests, milestones, effects } = incident;
  if (!isOpenStatus(incident.status) || isRestricted(incident)) return null;
  if (severity !== 'P1' && severity !== 'P2') return null;
  if (drafts.length > 0 || draftRequests.length > 0) return null;
  const key = effectKeys.proposeDraft('no-draft', endingOf(incident));
  if (effects[key]?.status === 'done') return null;
  const startedAt = incident.reopenings.at(-1)?.at ?? milestones.declaredAt;
  return Date.parse(startedAt) + reminders.draftAfterMs;
}

/** Whether somebody or something is about to tell customers that it is over. */
function isClosingUnderWay({ drafts, draftRequests }: Incident): boolean {
  return (
    draftRequests.some(r => !r.answered && r.status === 'resolved') ||
    drafts.some(
      draft =>
        draft.status !== 'published' &&
        draft.status !== 'rejected' &&
        latestRevision(draft).request.status === 'resolved',
    )
  );
}

/** Whether the end is still to be proposed to customers: once for each ending. */
export function isClosingWanted(incident: Incident): boolean {
  return (
    incident.status === 'resolved' &&
    isPageStillOpen(incident) &&
    !isClosingUnderWay(incident)
  );
}

/** The drafts that nobody asked for and somebody should see; nothing is published by it. */
export function proposeDrafts(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  if (isRestricted(incident)) return NOTHING;
  if (isClosingWanted(incident))
    return {
      due: [proposal(incident, 'page-open', 'resolved')],
      nextAt: null,
    };
  const at = firstProposalAt(incident, settings);
  if (at === null) return NOTHING;
  if (at > now) return { due: [], nextAt: at };
  const status =
    incident.status === 'mitigated' ? 'monitoring' : 'investigating';
  return { due: [proposal(incident, 'no-draft', status)], nextAt: null };
}
