import {
  isChatOnlyRef,
  shortRef,
  type Draft,
} from '@incident-response/backstage-plugin-incident-response-common';
import { approversOf } from '../approvers';
import { accept, event, reject, type DecisionContext } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { latestRevision } from '../publication';
import { whyNotNow } from './approveDraft';
import { actorRef, type Decide } from './command';
import { findDraft, notWaiting } from './findDraft';

/** Nobody is called twice to one draft within it, in milliseconds. */
export const CALL_PAUSE_MS = 5 * 60_000;

/** When somebody was last to be called to the draft, in epoch milliseconds. */
function lastCallAt(
  { approverCalls }: Pick<FoldedIncident, 'approverCalls'>,
  { draftId }: Draft,
  approver: string,
): number | undefined {
  const call = approverCalls
    .filter(c => c.draftId === draftId && c.approver === approver)
    .at(-1);
  return call && Date.parse(call.at);
}

/** Those who were not called come first; among the others who was called longest ago. */
function inTurn(
  incident: FoldedIncident,
  draft: Draft,
  candidates: readonly string[],
) {
  return candidates
    .map(ref => ({ ref, at: lastCallAt(incident, draft, ref) }))
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
}

const time = (at: number) => `${new Date(at).toISOString().slice(11, 16)} UTC`;

/** Everybody who may approve it but who asks. */
function candidatesFor(
  incident: FoldedIncident,
  draft: Draft,
  context: DecisionContext,
): readonly string[] {
  const { members = [] } = context.approvers ?? {};
  const { authority } = context.settings;
  return approversOf(incident, draft, members, authority).filter(
    ref => ref !== actorRef(context) && !isChatOnlyRef(ref),
  );
}

/** Calls the next one who may approve a draft; one at a time, so that not everybody comes running. */
export const callApprover: Decide<'callApprover'> = (
  incident,
  command,
  context,
) => {
  const found = findDraft(incident, command.draftId);
  if ('refusal' in found) return found.refusal;
  const { draft } = found;
  const vain = notWaiting(draft) ?? whyNotNow(incident, draft, context);
  if (vain) return reject('conflict', vain);
  const [next] = inTurn(
    incident,
    draft,
    candidatesFor(incident, draft, context),
  );
  if (!next)
    return reject(
      'conflict',
      `There is nobody else to call who may approve it. ${
        context.approvers?.unknown ??
        'Take command, or have an approver group configured.'
      }`,
    );
  const since = context.now.getTime() - CALL_PAUSE_MS;
  if (next.at !== undefined && next.at > since)
    return reject(
      'conflict',
      `Everybody who may approve it was called in the last ${
        CALL_PAUSE_MS / 60_000
      } minutes; ${shortRef(next.ref)} may be called again at ${time(
        next.at + CALL_PAUSE_MS,
      )}.`,
    );
  return accept(
    event(
      'APPROVER_CALL_REQUESTED',
      {
        draftId: draft.draftId,
        revision: latestRevision(draft).revision,
        approver: next.ref,
      },
      context,
    ),
  );
};
