import type { LedgerEvent } from '../events/index';
import { eventOf } from './eventOf';
import { LIFECYCLE_SENTENCES } from './lifecycleSentences';
import { MESSAGE_SENTENCES } from './messageSentences';
import { PUBLISHING_SENTENCES } from './publishingSentences';

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
  [
    eventOf('ON_CALL_PAGED', {
      pager: 'Grafana OnCall',
      responders: [ADA, 'user:default/ben'],
      others: 1,
    }),
    'Grafana OnCall paged ada, ben and 1 other: nobody is in command',
  ],
  [
    eventOf('ON_CALL_PAGED', {
      pager: 'Grafana OnCall',
      responders: [],
      others: 0,
      error: 'nobody is on call',
    }),
    'Grafana OnCall could page nobody: nobody is on call',
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
  [
    eventOf('ROOM_NAME_CHANGED', {
      generation: 1,
      from: 'inc-x',
      to: 'inc-x-2',
    }),
    'The name inc-x is taken by another room: it is inc-x-2 from here',
  ],
  [eventOf('WAR_ROOM_LOST', { roomId: 'R1' }), 'War room archived in the chat'],
  [eventOf('CHECKLIST_PINNED', { messageId: 'm' }), 'Checklist pinned'],
  [
    eventOf('ROOM_TOPIC_SET', { roomId: 'R1', hash: 'h' }),
    'Topic of the war room brought up to date',
  ],
  [
    eventOf('ROOM_BOOKMARKED', { roomId: 'R1' }),
    'Incident page bookmarked in the war room',
  ],
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
  ...PUBLISHING_SENTENCES,
  [
    eventOf('COMMAND_REMINDER_SENT', { reminder: 2, messageId: 'm' }),
    'Reminder 2 that nobody is in command sent',
  ],
  [
    eventOf('STATUS_REMINDER_SENT', { nudge: 3, messageId: 'm' }),
    'Nudge 3 to update customers sent',
  ],
  [
    eventOf('STATUS_REMINDER_SENT', { nudge: 4, messageId: 'm', to: ADA }),
    'Nudge 4 to update customers sent to ada directly',
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
  ...MESSAGE_SENTENCES,
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
  [
    eventOf('EFFECT_DEDUPLICATED', { key: 'nudge:1', asOf: 'x', removed: 0 }),
    'Looked whether nudge:1 was done twice: it was not',
  ],
  [
    eventOf('EFFECT_DEDUPLICATED', { key: 'nudge:1', asOf: 'x', removed: 1 }),
    'nudge:1 was done 2 times: the double was removed',
  ],
  [
    eventOf('EFFECT_DEDUPLICATED', { key: 'nudge:1', asOf: 'x', removed: 2 }),
    'nudge:1 was done 3 times: 2 doubles were removed',
  ],
];
