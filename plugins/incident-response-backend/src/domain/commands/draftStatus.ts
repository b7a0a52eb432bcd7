import type { DraftContent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accept,
  event,
  reject,
  type Decision,
  type DecisionContext,
} from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import {
  NOTHING_TO_RESOLVE,
  operationNow,
  publicationHash,
  requestFor,
} from '../publication';
import type { Decide } from './command';

/** Puts words before the approvers; nothing is published by it. */
export function createDraft(
  incident: FoldedIncident,
  content: DraftContent,
  context: DecisionContext,
  answers?: { readonly request: number; readonly effect: string },
): Decision {
  const made = requestFor(incident, content, context.settings);
  if ('refusal' in made) return made.refusal;
  const { request } = made;
  return accept(
    event(
      'STATUSPAGE_DRAFT_CREATED',
      {
        draftId: `draft-${incident.drafts.length + 1}`,
        revision: 1,
        sha256: publicationHash(request),
        request,
        ...(answers ? { answers: answers.request } : {}),
      },
      context,
      answers?.effect,
    ),
  );
}

export const draftStatus: Decide<'draftStatus'> = (
  incident,
  command,
  context,
) => {
  if (command.content) return createDraft(incident, command.content, context);
  const operation = operationNow(incident);
  if (typeof operation === 'string') return reject('conflict', operation);
  if (operation.type === 'create' && command.status === 'resolved')
    return reject('conflict', NOTHING_TO_RESOLVE);
  return accept(
    event(
      'STATUSPAGE_DRAFT_REQUESTED',
      {
        request: incident.draftRequests.length + 1,
        status:
          command.status ??
          (operation.type === 'create' ? 'investigating' : 'identified'),
      },
      context,
    ),
  );
};
