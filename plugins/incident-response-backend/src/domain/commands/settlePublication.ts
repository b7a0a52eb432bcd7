import { accept, event, reject } from '../Decision';
import { effectKeys } from '../effectKeys';
import { latestRevision } from '../publication';
import { findDraft } from './findDraft';
import type { Decide } from './command';

export const settlePublication: Decide<'settlePublication'> = (
  incident,
  { draftId, verdict },
  context,
) => {
  const named = findDraft(incident, draftId);
  if ('refusal' in named) return named.refusal;
  const { draft } = named;
  if (draft.status !== 'unknown')
    return reject(
      'conflict',
      `There is nothing to settle: ${draftId} is ${draft.status}.`,
    );
  const latest = latestRevision(draft);
  const send = effectKeys.publish(draftId, latest.revision, draft.sends);
  if (!verdict.found)
    return accept(
      event('PUBLICATION_SETTLED', { draftId, found: false }, context, send),
    );
  const { operation } = latest.request;
  if (
    operation.type === 'update' &&
    operation.pageIncidentId !== verdict.pageIncidentId
  )
    return reject(
      'invalid',
      `This draft updates the public incident ${operation.pageIncidentId}; look for it there.`,
    );
  return accept(
    event(
      'PUBLICATION_SETTLED',
      {
        draftId,
        found: true,
        pageIncidentId: verdict.pageIncidentId,
        ...(verdict.url ? { url: verdict.url } : {}),
      },
      context,
      send,
    ),
  );
};
