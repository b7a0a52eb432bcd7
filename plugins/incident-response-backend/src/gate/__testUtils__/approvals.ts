import {
  canonicalPublication,
  type LedgerEvent,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf, headOfChain } from '../../domain/__testUtils__/chain';
import {
  ADA,
  CONDUCTOR,
  DECLARED,
  happened,
  INCIDENT_ID,
  KEYS,
  minute,
  SETTINGS,
  WORDS,
} from '../../domain/__testUtils__/ledgerOf';
import { type StoredCommit } from '../../domain/ledger';
import { publicationHash } from '../../domain/publication';
import { findApproval } from '../findApproval';

export const REQUEST: PublicationRequest = {
  ...WORDS,
  page: SETTINGS.page,
  operation: { type: 'create' },
  targets: [...SETTINGS.targets],
};

/** Ada is in command from the start. */
export const OPENED = [
  DECLARED,
  happened('COMMAND_TAKEN', { ic: ADA.entityRef }),
] as const;

export const created = (request = REQUEST, draftId = 'draft-1') =>
  happened(
    'STATUSPAGE_DRAFT_CREATED',
    { draftId, revision: 1, sha256: publicationHash(request), request },
    { actor: ADA },
  );

export const approvedAs = (
  request = REQUEST,
  change: {
    actor?: typeof ADA | typeof CONDUCTOR;
    at?: Date;
    bytes?: string;
    sha256?: string;
    revision?: number;
    draftId?: string;
    rule?: string;
    quorum?: number;
    type?: 'STATUSPAGE_DRAFT_APPROVED' | 'STATUSPAGE_APPROVAL_GIVEN';
  } = {},
) =>
  happened(
    change.type ?? 'STATUSPAGE_DRAFT_APPROVED',
    {
      draftId: change.draftId ?? 'draft-1',
      revision: change.revision ?? 1,
      sha256: change.sha256 ?? publicationHash(request),
      bytes: change.bytes ?? canonicalPublication(request),
      rule: change.rule ?? 'incident commander',
      quorum: change.quorum ?? 1,
    },
    { actor: change.actor ?? ADA, at: change.at ?? minute(1) },
  );

export const publishedAs = (
  pageIncidentId: string,
  draftId = 'draft-1',
  request = REQUEST,
) =>
  happened(
    'STATUSPAGE_PUBLISHED',
    {
      draftId,
      revision: 1,
      sha256: publicationHash(request),
      pageIncidentId,
      found: false,
    },
    { effect: `publish:${draftId}:1:0` },
  );

export const look = (
  commits: readonly StoredCommit[],
  change: Partial<Parameters<typeof findApproval>[0]> = {},
) =>
  findApproval({
    incidentId: INCIDENT_ID,
    draftId: 'draft-1',
    key: 'publish:draft-1:1:0',
    commits,
    head: headOfChain(commits),
    keys: KEYS,
    settings: SETTINGS,
    now: minute(3),
    ...change,
  });

export const ledger = (...events: readonly LedgerEvent[]) =>
  chainOf([OPENED, ...events.map(e => [e])]);
export const GOOD = ledger(created(), approvedAs());
export const reasonOf = (found: ReturnType<typeof findApproval>) =>
  found.ok ? 'approved' : found.reason;
