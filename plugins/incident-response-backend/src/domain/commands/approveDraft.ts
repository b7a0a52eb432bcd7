import {
  canonicalPublication,
  type Draft,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isSameStage, whyStale } from '../approvalRules';
import { standingToApprove, whyNotTheirs } from '../approvers';
import { accept, event, reject, type DecisionContext } from '../Decision';
import { whyUnfinished } from '../placeholders';
import { latestRevision, whyNotApplicable } from '../publication';
import { whySensitive } from '../redaction/whySensitive';
import { findWaiting } from './findDraft';
import type { Decide } from './command';

/** A publication on its way would change what this one has to do. */
function whyWait(incident: Incident): string | undefined {
  const ahead = incident.drafts.find(
    d =>
      (d.status === 'approved' || d.status === 'unknown') &&
      (!incident.publicIncident ||
        latestRevision(d).request.status === 'resolved'),
  );
  if (!ahead) return undefined;
  return ahead.status === 'unknown'
    ? `Nobody knows yet whether ${ahead.draftId} reached the status page. Settle that first.`
    : `${ahead.draftId} is being published and decides what this one has to do. Wait a moment and look again.`;
}

/** Why the newest revision of a draft cannot be approved now, by whomever, or `undefined`. */
export function whyNotNow(
  incident: Incident,
  draft: Draft,
  { settings, now }: Pick<DecisionContext, 'settings' | 'now'>,
): string | undefined {
  const latest = latestRevision(draft);
  return (
    whyWait(incident) ??
    whyNotApplicable(incident, latest.request, settings) ??
    whyUnfinished(latest.request) ??
    whySensitive(latest.request) ??
    whyStale(latest, settings.authority, now.getTime())
  );
}

export const approveDraft: Decide<'approveDraft'> = (
  incident,
  command,
  context,
) => {
  const { actor, settings } = context;
  if (actor.kind !== 'person')
    return reject('forbidden', 'Only a person may approve.');
  const found = findWaiting(incident, command);
  if ('refusal' in found) return found.refusal;
  const { draft, latest } = found;
  if (latest.sha256 !== command.sha256)
    return reject(
      'conflict',
      'What you were shown is not what would be published. Load the draft again and decide on that.',
    );
  const standing = standingToApprove(incident, actor, context);
  if (!standing.may) return reject('forbidden', standing.sentence);
  const notTheirs = whyNotTheirs(
    incident,
    draft,
    actor.entityRef,
    settings.authority,
  );
  if (notTheirs) return reject('forbidden', notTheirs);
  const notNow = whyNotNow(incident, draft, context);
  if (notNow) return reject('conflict', notNow);
  const { quorum } = settings.authority;
  const approval = {
    draftId: command.draftId,
    revision: latest.revision,
    sha256: latest.sha256,
    bytes: canonicalPublication(latest.request),
    rule: standing.rule,
    quorum,
  };
  const others = draft.approvals.filter(({ statusThen }) =>
    isSameStage(incident.status, statusThen),
  );
  return accept(
    others.length + 1 < quorum
      ? event('STATUSPAGE_APPROVAL_GIVEN', approval, context)
      : event('STATUSPAGE_DRAFT_APPROVED', approval, context),
  );
};
