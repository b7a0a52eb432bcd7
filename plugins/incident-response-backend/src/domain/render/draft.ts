import {
  componentLabel,
  sayTime,
  shortRef,
  type Draft,
  type DraftRevision,
  type Incident,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { staleAt } from '../approvalRules';
import { latestRevision, whyNotApplicable } from '../publication';
import type { RoomContent } from '../RoomContent';
import type { Settings } from '../Settings';
import { absentApprovers, whoMayApprove } from './approvers';
import { callApproverButton, draftButtons } from './buttons';
import { field, pieces, type Piece } from './pieces';

/** What the words of a draft depend on, beside the incident. */
export type DraftSettings = Pick<
  Settings,
  'appUrl' | 'authority' | 'page' | 'targets' | 'drills'
>;

interface View {
  readonly incident: Incident;
  readonly settings: DraftSettings;
  /** Epoch milliseconds. */
  readonly at: number;
}

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
      )} at ${sayTime(draft.approval?.at)}; being published`;
    case 'published':
      return `Published at ${sayTime(
        draft.published?.at,
      )}, approved by ${shortRef(draft.approval?.by.entityRef ?? 'unknown')}`;
    case 'rejected':
      return `Rejected by ${shortRef(
        draft.rejection?.by ?? 'unknown',
      )} at ${sayTime(draft.rejection?.at)}: ${draft.rejection?.reason}`;
    case 'unknown':
      return `Unknown whether it reached the page: ${draft.unknown?.detail}`;
    default: {
      const unreachable: never = draft.status;
      return unreachable;
    }
  }
}

/** Why it is waiting in vain, or `undefined`. */
function whyStuck(
  { request, at: writtenAt }: DraftRevision,
  { incident, settings, at }: View,
): string | undefined {
  const reason = whyNotApplicable(incident, request, settings);
  if (reason) return `It can no longer be approved as it is. ${reason}`;
  return at < staleAt({ at: writtenAt }, settings.authority)
    ? undefined
    : `It was written at ${sayTime(
        writtenAt,
      )}, which is too long ago for it to be approved as it is. Revise it, or confirm the same words afresh.`;
}

function requestPieces(request: PublicationRequest): readonly Piece[] {
  const { operation, page, components } = request;
  const what =
    operation.type === 'create'
      ? 'open a public incident'
      : `update ${operation.pageIncidentId}`;
  const statuses = Object.entries(components)
    .map(([id, status]) => `${componentLabel(id)} ${status}`)
    .join(', ');
  return [
    field('Operation', `${what} on ${page}`),
    field('Goes to', request.targets.join(', ')),
    field('Title', request.title),
    field('Status', `${request.status}, impact: ${request.impact}`),
    field('Components', statuses || 'none'),
    `Subscribers are ${request.notify ? '' : 'not '}notified`,
  ];
}

/** What whoever follows the link can do there. */
function linkLabel(status: Draft['status']): string {
  switch (status) {
    case 'waiting':
      return 'Read and decide';
    case 'unknown':
      return 'Look and settle it';
    case 'approved':
    case 'published':
    case 'rejected':
      return 'Open the incident page';
    default: {
      const unreachable: never = status;
      return unreachable;
    }
  }
}

function linksOf(
  { status, published }: Draft,
  pageUrl: string,
): RoomContent['links'] {
  return [
    { label: linkLabel(status), url: pageUrl },
    ...(published?.url
      ? [{ label: 'What customers read', url: published.url }]
      : []),
  ];
}

/** A draft whole and as it would be published, where it stands, and who may decide. */
export function renderDraft(draft: Draft, view: View): RoomContent {
  const { incident, settings } = view;
  const newest = latestRevision(draft);
  const { request, revision, author } = newest;
  const isWaiting = draft.status === 'waiting';
  const stuck = isWaiting ? whyStuck(newest, view) : undefined;
  const absent =
    isWaiting && !stuck
      ? absentApprovers(incident, draft, settings)
      : undefined;
  return {
    title: `Status draft ${draft.draftId}, revision ${revision}`,
    ...pieces([
      outcome(draft),
      ...(stuck ? [stuck] : []),
      field('Written by', shortRef(author)),
      ...(isWaiting
        ? [field('May approve', whoMayApprove(incident, draft, settings))]
        : []),
      ...(absent?.names
        ? [`Nobody who is here may approve it. Who may: ${absent.names}.`]
        : []),
      ...requestPieces(request),
      request.body,
    ]),
    verbatim: { label: 'What customers would read', text: request.body },
    links: linksOf(draft, `${settings.appUrl}/incidents/${incident.id}`),
    ...(isWaiting
      ? {
          buttons: [
            ...draftButtons(incident, draft.draftId, newest, !stuck),
            ...(absent ? callApproverButton(incident, draft.draftId) : []),
          ],
        }
      : {}),
  };
}
