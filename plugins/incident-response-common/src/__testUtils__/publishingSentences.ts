import type { LedgerEvent } from '../events/index';
import { eventOf } from './eventOf';

const HASH = 'a'.repeat(64);

const request = {
  title: 'T',
  status: 'investigating' as const,
  impact: 'major' as const,
  body: 'B',
  components: {},
  notify: false,
  page: 'public',
  operation: { type: 'create' as const },
  targets: ['x'],
};

const draft = { draftId: 'draft-1', revision: 2, sha256: HASH };

/** Events of drafts and of what became of them, with the sentence that people read. */
export const PUBLISHING_SENTENCES: readonly [LedgerEvent, string][] = [
  [
    eventOf('STATUSPAGE_DRAFT_REQUESTED', { request: 1, status: 'identified' }),
    'A status draft (identified) was asked of the writer',
  ],
  [
    eventOf('STATUSPAGE_DRAFT_REQUESTED', {
      request: 1,
      status: 'investigating',
      reason: 'no-draft',
    }),
    'A status draft (investigating) is proposed: there was none yet',
  ],
  [
    eventOf('STATUSPAGE_DRAFT_CREATED', { ...draft, request }),
    'Status draft draft-1 created',
  ],
  [
    eventOf('STATUSPAGE_DRAFT_REVISED', {
      ...draft,
      request,
      previousSha256: HASH,
    }),
    'Status draft draft-1 revised (revision 2)',
  ],
  [
    eventOf('STATUSPAGE_DRAFT_APPROVED', { ...draft, bytes: 'x', rule: 'r' }),
    'Status draft draft-1 revision 2 approved',
  ],
  [
    eventOf('STATUSPAGE_APPROVAL_GIVEN', {
      ...draft,
      bytes: 'x',
      rule: 'r',
      quorum: 2,
    }),
    'Status draft draft-1 revision 2 approved by one of 2 people it needs',
  ],
  [
    eventOf('STATUSPAGE_APPROVAL_REFUSED', {
      draftId: 'draft-1',
      revision: 2,
      reason: 'forbidden',
      sentence: 'Not you.',
    }),
    'Approval of draft-1 revision 2 refused: Not you.',
  ],
  [
    eventOf('STATUSPAGE_APPROVAL_REJECTED', {
      draftId: 'draft-1',
      revision: 2,
      reason: 'vague',
    }),
    'Status draft draft-1 rejected: vague',
  ],
  [
    eventOf('STATUSPAGE_APPROVAL_VOIDED', {
      draftId: 'draft-1',
      revision: 2,
      reason: 'gone',
    }),
    'Approval of draft-1 is void: gone',
  ],
  [
    eventOf('STATUSPAGE_APPROVAL_VOIDED', {
      draftId: 'draft-1',
      revision: 2,
      reason: 'late',
      lapsed: true,
    }),
    'Approval of draft-1 lapsed: late',
  ],
  [
    eventOf('STATUSPAGE_PUBLISHED', {
      ...draft,
      pageIncidentId: 'P',
      found: false,
    }),
    'Status draft draft-1 published',
  ],
  [
    eventOf('STATUSPAGE_PUBLISHED', {
      ...draft,
      pageIncidentId: 'P',
      found: true,
    }),
    'Status draft draft-1 published (found on the page)',
  ],
  [
    eventOf('PUBLICATION_UNKNOWN', { draftId: 'draft-1', detail: 'no answer' }),
    'Nobody knows whether draft-1 reached the page: no answer',
  ],
  [
    eventOf('PUBLICATION_SETTLED', {
      draftId: 'draft-1',
      found: true,
      pageIncidentId: 'P',
    }),
    'Publication of draft-1 settled: it is on the page',
  ],
  [
    eventOf('PUBLICATION_SETTLED', { draftId: 'draft-1', found: false }),
    'Publication of draft-1 settled: it is not on the page',
  ],
  [
    eventOf('APPROVERS_NAMED', {
      draftId: 'draft-1',
      approvers: ['user:default/ada', 'user:default/ben'],
    }),
    'Who may approve draft-1: ada, ben',
  ],
  [
    eventOf('APPROVERS_NAMED', { draftId: 'draft-1', approvers: [] }),
    'Who may approve draft-1: nobody',
  ],
  [
    eventOf('APPROVER_CALL_REQUESTED', {
      draftId: 'draft-1',
      revision: 1,
      approver: 'user:default/ada',
    }),
    'Asked for ada to be called to approve draft-1',
  ],
  [
    eventOf('APPROVER_CALLED', {
      draftId: 'draft-1',
      approver: 'user:default/ada',
    }),
    'Called ada to approve draft-1',
  ],
  [
    eventOf('APPROVER_CALLED', {
      draftId: 'draft-1',
      approver: 'user:default/ada',
      error: 'no account',
    }),
    'Could not call ada to approve draft-1: no account',
  ],
];
