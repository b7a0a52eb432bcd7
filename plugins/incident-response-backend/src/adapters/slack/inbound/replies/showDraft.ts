import {
  shortRef,
  type Draft,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Reply } from './Reply';

/** Why a click did nothing, and how the draft is now. */
export function showDraft(why: string, draft: Draft, url: string): Reply {
  const newest = draft.revisions[draft.revisions.length - 1];
  const { request, revision, author } = newest;
  return {
    title: `Now: revision ${revision} of ${draft.draftId}`,
    lines: [
      why,
      `It is ${draft.status}; revision ${revision} is by ${shortRef(author)}.`,
      `Title: ${request.title}`,
      `Status: ${request.status}, impact: ${request.impact}`,
      `Subscribers are ${request.notify ? '' : 'not '}notified`,
      request.body,
    ],
    verbatim: { label: 'Words', text: request.body },
    links: [{ label: 'Incident page', url }],
  };
}
