import { accept, event, reject } from '../Decision';
import { effectKeys } from '../effectKeys';
import { latestRevision } from '../publication';
import type { Decide } from './command';

export const settlePublication: Decide<'settlePublication'> = (
  incident,
  { draftId, verdict },
  context,
) => {
  const draft = incident.drafts.find(d => d.draftId === draftId);
  if (!draft)
    return reject(
      'invalid',
      `There is no draft "${draftId}" on this incident.`,
    );
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
