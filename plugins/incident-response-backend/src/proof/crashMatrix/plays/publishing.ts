import type {
  Draft,
  Incident,
  PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { whyUnfinished } from '../../../domain/placeholders';
import { send, WAIT, type Part, type Step } from './Play';

const latest = (draft: Draft) => draft.revisions[draft.revisions.length - 1];

/** One whose template waits to be filled in, and one that two people asked for before there was a public incident. */
function needsRevision(incident: Incident, draft: Draft): boolean {
  const { request } = latest(draft);
  const opensASecond =
    incident.publicIncident !== undefined &&
    request.operation.type === 'create';
  return opensASecond || whyUnfinished(request) !== undefined;
}

export interface Desk {
  readonly part?: Part;
  /** Who approves, one after the other; absent: whoever commands. */
  readonly approvers?: readonly string[];
  /** Whether words that could go out as they are get other ones first. */
  readonly revises?: (draft: Draft) => boolean;
}

/** What somebody does with a draft until it is out. */
export function decideOn(
  incident: Incident,
  draft: Draft,
  wanted: PublicStatus,
  { part, approvers = [], revises = () => false }: Desk,
): Step {
  const { draftId, status } = draft;
  const { revision, request, sha256 } = latest(draft);
  const where = part ? { part } : {};
  switch (status) {
    case 'unknown':
      return { do: 'look', draftId, ...where };
    case 'waiting':
    case 'rejected': {
      if (needsRevision(incident, draft) || revises(draft))
        return send(
          {
            type: 'reviseDraft',
            draftId,
            revision,
            content: { ...request, status: wanted, body: 'We are on it.' },
          },
          where,
        );
      const given = new Set(draft.approvals.map(({ by }) => by.entityRef));
      const by = approvers.find(ref => !given.has(ref));
      return send(
        { type: 'approveDraft', draftId, revision, sha256 },
        { ...where, ...(by ? { by } : {}) },
      );
    }
    case 'approved':
    case 'published':
      return WAIT;
    default: {
      const unreachable: never = status;
      return unreachable;
    }
  }
}

/** Asks for one more public update and sees it through; `undefined`: it is out. */
export function publish(
  incident: Incident,
  update: number,
  status: PublicStatus,
  desk: Desk = {},
): Step | undefined {
  const { draftRequests, drafts } = incident;
  if (draftRequests.length < update)
    return send(
      { type: 'draftStatus', status },
      desk.part ? { part: desk.part } : {},
    );
  const draft = drafts[update - 1];
  if (!draft) return WAIT;
  return draft.status === 'published'
    ? undefined
    : decideOn(incident, draft, status, desk);
}

/** Sees the words through that nobody asked for; `undefined`: they are out. */
export function seeThrough(
  incident: Incident,
  status: PublicStatus,
  desk: Desk = {},
): Step | undefined {
  const draft = incident.drafts.find(
    d => latest(d).request.status === status && d.status !== 'rejected',
  );
  if (!draft) return WAIT;
  return draft.status === 'published'
    ? undefined
    : decideOn(incident, draft, status, desk);
}
