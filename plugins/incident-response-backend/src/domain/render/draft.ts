import {
  shortRef,
  type Draft,
} from '@incident-response/backstage-plugin-incident-response-common';
import { latestRevision } from '../publication';
import type { RoomContent } from '../RoomContent';

function waiting({ voided, approvals }: Draft): string {
  if (approvals.length > 0) {
    const names = approvals.map(({ by }) => shortRef(by.entityRef)).join(', ');
    const { quorum } = approvals[approvals.length - 1];
    return `Approved by ${approvals.length} of ${quorum} (${names}); waiting for another approver`;
  }
  if (!voided) return 'Waiting for approval';
  return `The approval ${voided.lapsed ? 'lapsed' : 'is void'}: ${
    voided.reason
  }`;
}

function outcome(draft: Draft): string {
  switch (draft.status) {
    case 'waiting':
      return waiting(draft);
    case 'approved':
      return `Approved by ${shortRef(
        draft.approval?.by.entityRef ?? 'unknown',
      )}; being published`;
    case 'published':
      return `Published at ${draft.published?.at}, approved by ${shortRef(
        draft.approval?.by.entityRef ?? 'unknown',
      )}`;
    case 'rejected':
      return `Rejected by ${shortRef(draft.rejection?.by ?? 'unknown')}: ${
        draft.rejection?.reason
      }`;
    case 'unknown':
      return `Unknown whether it reached the page: ${draft.unknown?.detail}`;
    default: {
      const unreachable: never = draft.status;
      return unreachable;
    }
  }
}

/** A draft whole and as it would be published, and where it stands. */
export function renderDraft(draft: Draft, pageUrl: string): RoomContent {
  const { request, revision, author } = latestRevision(draft);
  return {
    title: `Status draft ${draft.draftId}, revision ${revision}`,
    lines: [
      outcome(draft),
      `Written by: ${shortRef(author)}`,
      `Operation: ${
        request.operation.type === 'create'
          ? 'open a public incident'
          : `update ${request.operation.pageIncidentId}`
      } on ${request.page}`,
      `Title: ${request.title}`,
      `Status: ${request.status}, impact: ${request.impact}`,
      `Components: ${
        Object.entries(request.components)
          .map(([id, status]) => `${id} ${status}`)
          .join(', ') || 'none'
      }`,
      `Subscribers are ${request.notify ? '' : 'not '}notified`,
      request.body,
    ],
    links: [{ label: 'Read and decide', url: pageUrl }],
  };
}
