import { canonicalPublication } from '@incident-response/backstage-plugin-incident-response-common';
import { APPROVER_RULE } from '../authority';
import { accept, event, reject } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { whyNotApplicable } from '../publication';
import { findWaiting } from './findDraft';
import type { Decide } from './command';

/** A publication on its way would change what this one has to do. */
function whyWait(incident: FoldedIncident): string | undefined {
  const ahead = incident.drafts.find(
    d =>
      (d.status === 'approved' || d.status === 'unknown') &&
      (!incident.publicIncident ||
        d.revisions[d.revisions.length - 1].request.status === 'resolved'),
  );
  if (!ahead) return undefined;
  return ahead.status === 'unknown'
    ? `Nobody knows yet whether ${ahead.draftId} reached the status page. Settle that first.`
    : `${ahead.draftId} is being published and decides what this one has to do. Wait a moment and look again.`;
}

export const approveDraft: Decide<'approveDraft'> = (
  incident,
  command,
  context,
) => {
  const found = findWaiting(incident, command);
  if ('refusal' in found) return found.refusal;
  const { latest } = found;
  if (latest.sha256 !== command.sha256)
    return reject(
      'conflict',
      'What you were shown is not what would be published. Load the draft again and decide on that.',
    );
  const wait =
    whyWait(incident) ??
    whyNotApplicable(incident, latest.request, context.settings);
  if (wait) return reject('conflict', wait);
  return accept(
    event(
      'STATUSPAGE_DRAFT_APPROVED',
      {
        draftId: command.draftId,
        revision: latest.revision,
        sha256: latest.sha256,
        bytes: canonicalPublication(latest.request),
        rule: APPROVER_RULE,
      },
      context,
    ),
  );
};
