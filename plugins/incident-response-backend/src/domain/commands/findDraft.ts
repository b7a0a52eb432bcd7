import {
  sayTime,
  shortRef,
  type Draft,
  type DraftRevision,
} from '@incident-response/backstage-plugin-incident-response-common';
import { reject, type Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { latestRevision } from '../publication';

/** Why nothing can be decided about the draft, or `undefined` while it waits. */
export function notWaiting(draft: Draft): string | undefined {
  const { approval, published, rejection } = draft;
  switch (draft.status) {
    case 'waiting':
      return undefined;
    case 'approved':
      return `${shortRef(
        approval?.by.entityRef ?? 'somebody',
      )} approved it at ${sayTime(approval?.at)}; it is being published.`;
    case 'published':
      return `It was published at ${sayTime(
        published?.at,
      )}. Draft another update to say more.`;
    case 'rejected':
      return `${shortRef(rejection?.by ?? 'somebody')} rejected it: ${
        rejection?.reason
      }. Revise it to put it forward again.`;
    case 'unknown':
      return 'Nobody knows yet whether it reached the status page. Settle that first.';
    default: {
      const unreachable: never = draft.status;
      return unreachable;
    }
  }
}

/** The draft meant, in whatever state it is. */
export function findDraft(
  incident: FoldedIncident,
  draftId: string,
): { draft: Draft } | { refusal: Decision } {
  const draft = incident.drafts.find(d => d.draftId === draftId);
  return draft
    ? { draft }
    : {
        refusal: reject(
          'invalid',
          `There is no draft "${draftId}" on this incident. Choose one that it lists.`,
        ),
      };
}

/** The draft and the revision meant, if it waits and nothing newer was written. */
export function findWaiting(
  incident: FoldedIncident,
  meant: { readonly draftId: string; readonly revision: number },
): { draft: Draft; latest: DraftRevision } | { refusal: Decision } {
  const found = findDraft(incident, meant.draftId);
  if ('refusal' in found) return found;
  const { draft } = found;
  const sentence = notWaiting(draft);
  if (sentence) return { refusal: reject('conflict', sentence) };
  const latest = latestRevision(draft);
  if (latest.revision !== meant.revision)
    return {
      refusal: reject(
        'conflict',
        `You were looking at revision ${meant.revision}; ${shortRef(
          latest.author,
        )} wrote revision ${latest.revision} at ${
          latest.at
        }. Read that one and decide again.`,
      ),
    };
  return { draft, latest };
}
