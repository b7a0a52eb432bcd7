import { accept, event } from '../Decision';
import { findWaiting } from './findDraft';
import type { Decide } from './command';

export const rejectDraft: Decide<'rejectDraft'> = (
  incident,
  command,
  context,
) => {
  const found = findWaiting(incident, command);
  if ('refusal' in found) return found.refusal;
  return accept(
    event(
      'STATUSPAGE_APPROVAL_REJECTED',
      {
        draftId: command.draftId,
        revision: command.revision,
        reason: command.reason,
      },
      context,
    ),
  );
};
