import type { LedgerEvent } from '../events/index';
import { eventOf } from './eventOf';
import { LIFECYCLE_SENTENCES } from './lifecycleSentences';

const HASH = 'a'.repeat(64);
const ADA = 'user:default/ada';

const alert = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: '2026-11-23T10:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing' as const,
  title: 'Checkout',
  severity: 'P1' as const,
  severityReason: 'label',
  entityHints: [],
  labels: {},
  contacts: [],
};

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

/** One event of every type, with the sentence that people read. */
export const SENTENCES: readonly [LedgerEvent, string][] = [
  [
    eventOf('INCIDENT_DECLARED', {
      title: 'Checkout',
      severity: 'P1',
      severityReason: 'x',
      kind: 'real',
      entityHints: [],
      origin: { type: 'person', requestId: 'r' },
    }),
    'Incident declared as P1: Checkout',
  ],
  [
    eventOf('ALERT_RECORDED', { eventKey: 'k', receivedAt: 'x', alert }),
    'Alert firing (grafana-oncall: alert group created)',
  ],
  [
    eventOf('OWNERSHIP_RESOLVED', {
      entity: null,
      owners: [],
      people: [],
      dependents: [],
      gaps: [],
    }),
    'Catalog: the broken entity is not known',
  ],
  [
    eventOf('OWNERSHIP_RESOLVED', {
      entity: { entityRef: 'c', title: 'checkout' },
      owners: [],
      people: [{ source: 'owner', email: 'a@b' }],
      dependents: [],
      gaps: [],
    }),
    'Catalog: checkout, 1 responder, 0 dependents',
  ],
  [
    eventOf('OWNERSHIP_RESOLVED', {
      entity: { entityRef: 'c', title: 'checkout' },
      owners: ['group:default/payments'],
      people: [{ source: 'on-call', email: 'a@b' }],
      dependents: [],
      incomplete: { people: true, dependents: true },
      gaps: ['What depends on it is not known.'],
    }),
    'Catalog: checkout, at least 1 responder, dependents unknown',
  ],
  [eventOf('OWNERSHIP_LOOKUP_REQUESTED', {}), 'Asked the catalog again'],
  [
    eventOf('OWNERSHIP_LOOKUP_REQUESTED', { entityRef: 'component:default/x' }),
    'Asked the catalog again: component:default/x is broken',
  ],
  [
    eventOf('DIRECTORY_LOOKUP_FAILED', {
      directory: 'The catalog',
      error: 'down',
    }),
    'The catalog could not be read: down',
  ],
  [
    eventOf('RESPONDER_ADDED', {
      people: [
        { name: 'Ada', source: 'owner' },
        { entityRef: 'user:default/ben', source: 'owner' },
        { email: 'eve@b.org', source: 'on-call' },
      ],
    }),
    'Called in: Ada, ben, eve@b.org',
  ],
  [
    eventOf('PERSON_ERASED', {
      persons: [ADA, `person:3f2a9c${'0'.repeat(26)}`],
      reason: 'left the company',
    }),
    'Name and e-mail erased of ada, person 3f2a9c: left the company',
  ],
  [
    eventOf('RESPONDER_INVITED', { responders: [ADA, 'email:eve@b.org'] }),
    'Invited: ada, eve@b.org',
  ],
  [
    eventOf('RESPONDER_INVITE_FAILED', {
      failures: [{ responder: ADA, error: 'no account' }],
    }),
    'Could not invite ada (no account)',
  ],
  [
    eventOf('RESPONDER_CALLED', { reason: 'no-commander', responder: ADA }),
    'Called ada: nobody is in command',
  ],
  [
    eventOf('RESPONDER_CALLED', {
      reason: 'no-update',
      responder: ADA,
      error: 'no account',
    }),
    'Could not call ada: no account',
  ],
  [eventOf('COMMAND_TAKEN', { ic: ADA }), 'ada took command'],
  [
    eventOf('COMMAND_HANDED_OVER', { from: ADA, to: 'user:ops/ben' }),
    'ada handed command to ops/ben',
  ],
  [eventOf('NOTE_ADDED', { noteId: 'n', text: 'Seen.' }), 'Note: Seen.'],
  [
    eventOf('NOTE_ADDED', { noteId: 'n', text: 'Rolling.', update: true }),
    'Update: Rolling.',
  ],
  [
    eventOf('WAR_ROOM_CREATED', {
      generation: 1,
      roomId: 'R',
      name: 'inc-1',
      url: 'u',
    }),
    'War room inc-1 opened',
  ],
  [
    eventOf('ROOM_MESSAGE_POSTED', {
      what: 'headline',
      messageId: 'm',
      hash: 'h',
    }),
    'Posted in the war room: headline',
  ],
  [
    eventOf('ROOM_MESSAGE_UPDATED', {
      what: 'headline',
      messageId: 'm',
      hash: 'h',
    }),
    'Updated in the war room: headline',
  ],
  [
    eventOf('CONTEXT_SNAPSHOT_ATTACHED', { facts: [] }),
    'Context attached: 0 facts',
  ],
  [
    eventOf('CHANGES_ATTACHED', { facts: [{ label: 'x', value: null }] }),
    'Recent changes attached: 1 fact',
  ],
  [eventOf('CHECKLIST_PINNED', { messageId: 'm' }), 'Checklist pinned'],
  [
    eventOf('CHECKLIST_ITEM_UPDATED', { item: 'ic-confirmed', done: true }),
    'Ticked: IC confirmed',
  ],
  [
    eventOf('CHECKLIST_ITEM_UPDATED', { item: 'ic-confirmed', done: false }),
    'Unticked: IC confirmed',
  ],
  [
    eventOf('WAR_ROOM_ASSEMBLED', { tookMs: 42, gaps: [] }),
    'War room assembled in 42 ms',
  ],
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
    eventOf('COMMAND_REMINDER_SENT', { reminder: 2, messageId: 'm' }),
    'Reminder 2 that nobody is in command sent',
  ],
  [
    eventOf('STATUS_REMINDER_SENT', { nudge: 3, messageId: 'm' }),
    'Nudge 3 to update customers sent',
  ],
  [
    eventOf('STATUS_REMINDER_SILENCED', { until: 'noon' }),
    'Nudges silenced until noon',
  ],
  [eventOf('STATUS_REMINDER_SILENCED', {}), 'Nudges silenced'],
  [eventOf('STATUS_REMINDER_RESUMED', {}), 'Nudges resumed'],
  [eventOf('CADENCE_CHANGED', { cadence: 'on' }), 'Nudge cadence on'],
  [eventOf('INCIDENT_MITIGATED', { summary: 'Rolled.' }), 'Mitigated: Rolled.'],
  [eventOf('INCIDENT_RESOLVED', { summary: 'Clear.' }), 'Resolved: Clear.'],
  [
    eventOf('POSTMORTEM_DRAFTED', {
      markdown: '#',
      sha256: HASH,
      writer: 'templates',
    }),
    'Postmortem written by templates',
  ],
  [
    eventOf('POSTMORTEM_CREATED', {
      postmortemId: '1',
      url: 'u',
      tracker: 'T',
    }),
    'Postmortem filed in T',
  ],
  [eventOf('POSTMORTEM_FINISHED', {}), 'Postmortem finished'],
  [
    eventOf('ANNOUNCEMENT_POSTED', { what: 'resolved', messageId: 'm' }),
    'Announced: resolved',
  ],
  [eventOf('WAR_ROOM_ARCHIVED', { roomId: 'R' }), 'War room archived'],
  ...LIFECYCLE_SENTENCES,
  [
    eventOf('EFFECT_CLAIMED', { key: 'room:1', claimId: 'c', owner: 'o' }),
    'Started: room:1',
  ],
  [
    eventOf('EFFECT_FAILED', {
      key: 'room:1',
      failure: 'transient',
      failures: 3,
      sentence: 'It failed.',
    }),
    'It failed.',
  ],
  [eventOf('EFFECT_RETRIED', { key: 'room:1' }), 'Asked to try again: room:1'],
  [
    eventOf('EFFECT_OBSERVED', { key: 'room:1', outcome: 'a room' }),
    'A late answer for room:1: a room',
  ],
];
