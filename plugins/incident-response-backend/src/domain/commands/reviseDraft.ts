import { whyStale } from '../approvalRules';
import { accept, event, reject } from '../Decision';
import { publicationHash, requestFor } from '../publication';
import { findWaiting } from './findDraft';
import type { Decide } from './command';

export const reviseDraft: Decide<'reviseDraft'> = (
  incident,
  command,
  context,
) => {
  // A rejected draft may be revised: that is how it is put forward again.
  const rejected = incident.drafts.find(
    d => d.draftId === command.draftId && d.status === 'rejected',
  );
  const readable = rejected
    ? {
        ...incident,
        drafts: incident.drafts.map(d =>
          d === rejected ? { ...d, status: 'waiting' as const } : d,
        ),
      }
    : incident;
  const found = findWaiting(readable, command);
  if ('refusal' in found) return found.refusal;
  const made = requestFor(incident, command.content, context.settings);
  if ('refusal' in made) return made.refusal;
  const { request } = made;
  const hash = publicationHash(request);
  // Old words are confirmed by putting them forward again.
  const isStale =
    whyStale(
      found.latest,
      context.settings.authority,
      context.now.getTime(),
    ) !== undefined;
  if (hash === found.latest.sha256 && !rejected && !isStale)
    return reject(
      'conflict',
      'Nothing was changed in the draft. Approve it as it is, or change something first.',
    );
  return accept(
    event(
      'STATUSPAGE_DRAFT_REVISED',
      {
        draftId: command.draftId,
        revision: found.latest.revision + 1,
        sha256: hash,
        previousSha256: found.latest.sha256,
        request,
      },
      context,
    ),
  );
};
