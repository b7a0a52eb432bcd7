import type {
  Draft,
  DraftRevision,
} from '@incident-response/backstage-plugin-incident-response-common';

/** The revision an approval would bind. A draft always has one. */
export function latestRevision(draft: Draft): DraftRevision {
  return draft.revisions[draft.revisions.length - 1];
}

/** Whether a person still has something to do, or to wait for, with a draft. */
export function isOpen(draft: Draft): boolean {
  switch (draft.status) {
    case 'waiting':
    case 'approved':
    case 'unknown':
      return true;
    case 'published':
    case 'rejected':
      return false;
    default: {
      const unreachable: never = draft.status;
      throw new Error(`No such draft status: ${unreachable}`);
    }
  }
}
