import type {
  Draft,
  DraftRevision,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { approvalGiven, approvalRefused, approvalVoided } from './approvals';

type PublishingEvent = LedgerEventOf<
  | 'STATUSPAGE_DRAFT_REQUESTED'
  | 'STATUSPAGE_DRAFT_CREATED'
  | 'STATUSPAGE_DRAFT_REVISED'
  | 'STATUSPAGE_DRAFT_APPROVED'
  | 'STATUSPAGE_APPROVAL_GIVEN'
  | 'STATUSPAGE_APPROVAL_REFUSED'
  | 'STATUSPAGE_APPROVAL_REJECTED'
  | 'STATUSPAGE_APPROVAL_VOIDED'
  | 'STATUSPAGE_PUBLISHED'
  | 'PUBLICATION_UNKNOWN'
  | 'PUBLICATION_SETTLED'
>;

function changeDraft(
  incident: FoldedIncident,
  draftId: string,
  change: (draft: Draft) => Draft,
): FoldedIncident {
  return {
    ...incident,
    drafts: incident.drafts.map(d => (d.draftId === draftId ? change(d) : d)),
  };
}

function revisionOf(
  event: LedgerEventOf<'STATUSPAGE_DRAFT_CREATED' | 'STATUSPAGE_DRAFT_REVISED'>,
  seq: number,
): DraftRevision {
  return {
    revision: event.data.revision,
    request: event.data.request,
    sha256: event.data.sha256,
    author:
      event.actor.kind === 'person' ? event.actor.entityRef : event.actor.name,
    at: event.at,
    seq,
  };
}

function created(
  incident: FoldedIncident,
  event: LedgerEventOf<'STATUSPAGE_DRAFT_CREATED'>,
  seq: number,
): FoldedIncident {
  const { draftId, answers } = event.data;
  const draft: Draft = {
    draftId,
    status: 'waiting',
    revisions: [revisionOf(event, seq)],
    approvals: [],
    sends: 0,
  };
  return {
    ...incident,
    drafts: [...incident.drafts, draft],
    draftRequests: incident.draftRequests.map(r =>
      r.request === answers ? { ...r, answered: true } : r,
    ),
  };
}

function published(
  incident: FoldedIncident,
  draftId: string,
  publication: { pageIncidentId: string; url?: string; found: boolean },
  at: string,
): FoldedIncident {
  const draft = incident.drafts.find(d => d.draftId === draftId);
  const status = draft?.revisions.at(-1)?.request.status;
  const { pageIncidentId, url, found } = publication;
  const link = url ? { url } : {};
  const next = changeDraft(incident, draftId, ({ unknown: _u, ...d }) => ({
    ...d,
    status: 'published',
    published: { at, pageIncidentId, found, ...link },
  }));
  return {
    ...next,
    ...(status
      ? {
          publicIncident: {
            ...incident.publicIncident,
            pageIncidentId,
            status,
            ...link,
          },
        }
      : {}),
    // A publication is an update to customers: the next nudge counts from here.
    reminders: { ...incident.reminders, since: at },
    milestones: {
      ...incident.milestones,
      firstPublishedAt: incident.milestones.firstPublishedAt ?? at,
    },
  };
}

function settled(
  incident: FoldedIncident,
  event: LedgerEventOf<'PUBLICATION_SETTLED'>,
): FoldedIncident {
  const { draftId } = event.data;
  if (event.data.found)
    return published(incident, draftId, event.data, event.at);
  return changeDraft(incident, draftId, ({ unknown: _u, ...d }) => ({
    ...d,
    status: 'approved',
    // Whoever says so decides anew that it is sent.
    ...(d.approval
      ? {
          approval: {
            ...d.approval,
            since: event.at,
            statusThen: incident.status,
          },
        }
      : {}),
    sends: d.sends + 1,
  }));
}

/** Folds drafts, their approvals and what became of them. */
export function foldPublishing(
  incident: FoldedIncident,
  event: PublishingEvent,
  seq: number,
): FoldedIncident {
  switch (event.type) {
    case 'STATUSPAGE_DRAFT_REQUESTED':
      return {
        ...incident,
        draftRequests: [
          ...incident.draftRequests,
          { ...event.data, answered: false },
        ],
      };
    case 'STATUSPAGE_DRAFT_CREATED':
      return created(incident, event, seq);
    case 'STATUSPAGE_DRAFT_REVISED':
      return changeDraft(incident, event.data.draftId, draft => {
        // A revision takes back approval, rejection and voiding: those were of other words.
        const { approval: _a, rejection: _r, voided: _v, ...rest } = draft;
        return {
          ...rest,
          status: 'waiting',
          approvals: [],
          revisions: [...draft.revisions, revisionOf(event, seq)],
        };
      });
    case 'STATUSPAGE_DRAFT_APPROVED':
    case 'STATUSPAGE_APPROVAL_GIVEN':
      return approvalGiven(incident, event, seq);
    case 'STATUSPAGE_APPROVAL_REFUSED':
      return approvalRefused(incident, event);
    case 'STATUSPAGE_APPROVAL_REJECTED': {
      const { actor, at, data } = event;
      return changeDraft(incident, data.draftId, draft => ({
        ...draft,
        status: 'rejected',
        approvals: [],
        rejection: {
          by: actor.kind === 'person' ? actor.entityRef : actor.name,
          at,
          reason: data.reason,
        },
      }));
    }
    case 'STATUSPAGE_APPROVAL_VOIDED':
      return changeDraft(incident, event.data.draftId, draft =>
        approvalVoided(draft, event),
      );
    case 'STATUSPAGE_PUBLISHED':
      return published(incident, event.data.draftId, event.data, event.at);
    case 'PUBLICATION_UNKNOWN':
      return changeDraft(incident, event.data.draftId, draft => ({
        ...draft,
        status: 'unknown',
        unknown: { at: event.at, detail: event.data.detail },
      }));
    case 'PUBLICATION_SETTLED':
      return settled(incident, event);
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
