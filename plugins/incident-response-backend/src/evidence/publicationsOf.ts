import {
  canonicalPublication,
  type Actor,
  type LedgerEvent,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isKnown, openCommit, type StoredCommit } from '../domain/ledger';
import { publicationHash } from '../domain/publication';
import type { PublicationRecord } from './bundle/Bundle';

interface Revision {
  readonly revision: number;
  readonly request: PublicationRequest;
  readonly drafter: string;
  readonly draftedAt: string;
}

interface DraftSoFar {
  readonly newest: Revision;
  readonly approvals: readonly (PublicationRecord['approvals'][number] & {
    readonly revision: number;
    readonly sha256: string;
    readonly bytes: string;
  })[];
}

const nameOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.entityRef : actor.name;

function revised(
  event: LedgerEvent,
  data: { readonly revision: number; readonly request: PublicationRequest },
): DraftSoFar {
  return {
    newest: {
      revision: data.revision,
      request: data.request,
      drafter: nameOf(event.actor),
      draftedAt: event.at,
    },
    approvals: [],
  };
}

function recordOf(
  draftId: string,
  { newest, approvals }: DraftSoFar,
  out: Pick<
    PublicationRecord,
    'publishedAt' | 'seq' | 'pageIncidentId' | 'url' | 'known'
  >,
): PublicationRecord {
  const { request, revision, drafter, draftedAt } = newest;
  const last = approvals.at(-1);
  return {
    draftId,
    revision,
    sha256: last?.sha256 ?? publicationHash(request),
    bytes: last?.bytes ?? canonicalPublication(request),
    page: request.page,
    title: request.title,
    operation: request.operation.type,
    drafter,
    draftedAt,
    approvals: approvals.map(({ by, door, rule, at, seq }) => ({
      by,
      door,
      rule,
      at,
      seq,
    })),
    ...out,
  };
}

/** One event's part in what was published; drafts are kept by id. */
function next(
  drafts: ReadonlyMap<string, DraftSoFar>,
  event: LedgerEvent,
  seq: number,
): { readonly draftId: string; readonly draft: DraftSoFar } | undefined {
  switch (event.type) {
    case 'STATUSPAGE_DRAFT_CREATED':
    case 'STATUSPAGE_DRAFT_REVISED':
      return { draftId: event.data.draftId, draft: revised(event, event.data) };
    case 'STATUSPAGE_APPROVAL_GIVEN':
    case 'STATUSPAGE_DRAFT_APPROVED': {
      const { draftId, revision, sha256, bytes, rule } = event.data;
      const draft = drafts.get(draftId);
      const approval = {
        by: nameOf(event.actor),
        door: event.actor.door,
        rule,
        at: event.at,
        seq,
        revision,
        sha256,
        bytes,
      };
      return (
        draft && {
          draftId,
          draft: { ...draft, approvals: [...draft.approvals, approval] },
        }
      );
    }
    case 'STATUSPAGE_APPROVAL_REJECTED':
    case 'STATUSPAGE_APPROVAL_VOIDED': {
      const draft = drafts.get(event.data.draftId);
      return (
        draft && {
          draftId: event.data.draftId,
          draft: { ...draft, approvals: [] },
        }
      );
    }
    default:
      return undefined;
  }
}

/** What the event says is out now, if it says so. */
function published(
  event: LedgerEvent,
): Pick<PublicationRecord, 'pageIncidentId' | 'url' | 'known'> | undefined {
  if (event.type === 'STATUSPAGE_PUBLISHED') {
    const { pageIncidentId, url, found } = event.data;
    return { pageIncidentId, url, known: found ? 'found' : 'answered' };
  }
  if (event.type === 'PUBLICATION_SETTLED' && event.data.found) {
    const { pageIncidentId, url } = event.data;
    return { pageIncidentId, url, known: 'settled' };
  }
  return undefined;
}

/** Every publication a ledger tells of, in order. Reads the events alone, not the fold. */
export function publicationsOf(
  commits: readonly StoredCommit[],
): readonly PublicationRecord[] {
  const drafts = new Map<string, DraftSoFar>();
  const records: PublicationRecord[] = [];
  for (const stored of commits) {
    const { events, seq } = openCommit(stored);
    for (const event of events.filter(isKnown)) {
      const step = next(drafts, event, seq);
      if (step) drafts.set(step.draftId, step.draft);
      const out = published(event);
      if (!out || !('draftId' in event.data)) continue;
      const { draftId } = event.data;
      const draft = drafts.get(draftId);
      if (draft)
        records.push(
          recordOf(draftId, draft, { publishedAt: event.at, seq, ...out }),
        );
    }
  }
  return records;
}
