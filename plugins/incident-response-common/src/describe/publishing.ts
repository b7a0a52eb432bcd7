import { shortRef } from '../shortRef';
import type { DraftReason, publishingEvents } from '../events/publishing';
import type { EventOf } from './EventOf';

const DRAFT_REASONS: Readonly<Record<DraftReason, string>> = {
  'no-draft': 'there was none yet',
  'page-open': 'the incident is over and the page still says otherwise',
};

/** What customers read, and who decided it. */
export function describePublishing(
  event: EventOf<typeof publishingEvents>,
): string {
  switch (event.type) {
    case 'STATUSPAGE_DRAFT_REQUESTED':
      return event.data.reason
        ? `A status draft (${event.data.status}) is proposed: ${
            DRAFT_REASONS[event.data.reason]
          }`
        : `A status draft (${event.data.status}) was asked of the writer`;
    case 'STATUSPAGE_DRAFT_CREATED':
      return `Status draft ${event.data.draftId} created`;
    case 'STATUSPAGE_DRAFT_REVISED':
      return `Status draft ${event.data.draftId} revised (revision ${event.data.revision})`;
    case 'STATUSPAGE_DRAFT_APPROVED':
      return `Status draft ${event.data.draftId} revision ${event.data.revision} approved`;
    case 'STATUSPAGE_APPROVAL_GIVEN':
      return `Status draft ${event.data.draftId} revision ${event.data.revision} approved by one of ${event.data.quorum} people it needs`;
    case 'STATUSPAGE_APPROVAL_REFUSED':
      return `Approval of ${event.data.draftId} revision ${event.data.revision} refused: ${event.data.sentence}`;
    case 'STATUSPAGE_APPROVAL_REJECTED':
      return `Status draft ${event.data.draftId} rejected: ${event.data.reason}`;
    case 'STATUSPAGE_APPROVAL_VOIDED':
      return `Approval of ${event.data.draftId} ${
        event.data.lapsed ? 'lapsed' : 'is void'
      }: ${event.data.reason}`;
    case 'STATUSPAGE_PUBLISHED':
      return `Status draft ${event.data.draftId} published${
        event.data.found ? ' (found on the page)' : ''
      }`;
    case 'PUBLICATION_UNKNOWN':
      return `Nobody knows whether ${event.data.draftId} reached the page: ${event.data.detail}`;
    case 'PUBLICATION_SETTLED':
      return `Publication of ${event.data.draftId} settled: ${
        event.data.found ? 'it is on the page' : 'it is not on the page'
      }`;
    case 'APPROVERS_NAMED':
      return `Who may approve ${event.data.draftId}: ${
        event.data.approvers.map(shortRef).join(', ') || 'nobody'
      }`;
    case 'APPROVER_CALL_REQUESTED':
      return `Asked for ${shortRef(
        event.data.approver,
      )} to be called to approve ${event.data.draftId}`;
    case 'APPROVER_CALLED':
      return event.data.error
        ? `Could not call ${shortRef(event.data.approver)} to approve ${
            event.data.draftId
          }: ${event.data.error}`
        : `Called ${shortRef(event.data.approver)} to approve ${
            event.data.draftId
          }`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
