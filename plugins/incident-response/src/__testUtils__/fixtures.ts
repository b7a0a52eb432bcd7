import {
  CHECKLIST_ITEMS,
  COMMAND_TYPES,
  durationsOf,
  type AllowedCommands,
  type Draft,
  type DraftRevision,
  type Incident,
  type IncidentCard,
  type IncidentView,
  type LedgerEvent,
  type Outlook,
  type PublicationRequest,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';

export const ADA = 'user:default/ada.moreau';
export const BEN = 'user:default/ben.okafor';

/** Everything allowed, but what is named with its reason. */
export function allowed(
  refused: Partial<Record<keyof AllowedCommands, string>> = {},
): AllowedCommands {
  return Object.fromEntries(
    COMMAND_TYPES.map(type => [type, refused[type] ?? true]),
  ) as AllowedCommands;
}

export function request(
  change: Partial<PublicationRequest> = {},
): PublicationRequest {
  return {
    title: 'Checkout is failing',
    status: 'investigating',
    impact: 'major',
    body: 'We are investigating  failed payments.\n\n  Orders are kept.',
    components: { checkout: 'partial_outage' },
    notify: true,
    page: 'built-in',
    operation: { type: 'create' },
    targets: ['built-in'],
    ...change,
  };
}

export function revision(
  number: number,
  change: Partial<PublicationRequest> = {},
): DraftRevision {
  return {
    revision: number,
    request: request(change),
    sha256: String(number).repeat(64),
    author: number === 1 ? 'writer' : BEN,
    at: '2026-11-23T10:05:00.000Z',
    seq: 10 + number,
  };
}

export function draft(change: Partial<Draft> = {}): Draft {
  return {
    draftId: 'd1',
    status: 'waiting',
    revisions: [revision(1)],
    approvals: [],
    sends: 0,
    ...change,
  };
}

export function incident(change: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-1',
    seq: 4,
    title: 'Checkout error rate above 5 %',
    kind: 'real',
    visibility: 'normal',
    severity: 'P1',
    severityReason: 'label severity=critical',
    severityChanges: [],
    status: 'active',
    roles: {},
    links: [],
    ratings: [],
    reopenings: [],
    source: 'grafana-oncall',
    entityHints: ['checkout'],
    alerts: [],
    responders: [],
    inviteRounds: 0,
    gaps: [],
    checklist: CHECKLIST_ITEMS.map(item => ({
      item,
      done: item === 'war-room-assembled',
    })),
    notes: [],
    draftRequests: [],
    approverCalls: [],
    drafts: [],
    commandWatch: { reminders: 0 },
    ownershipWatch: { looks: 1, seen: 2, news: 1, asked: 0 },
    calls: [],
    reminders: {
      sent: 0,
      tried: 0,
      unanswered: 0,
      toldOn: 0,
      since: '2026-11-23T10:00:00.000Z',
      silenced: false,
      cadence: 'on',
    },
    effects: {},
    milestones: { declaredAt: '2026-11-23T10:00:00.000Z' },
    postmortem: {},
    announcements: [],
    suggestedComponents: [],
    ...change,
  };
}

export function view(
  change: Partial<Incident> = {},
  rest: {
    refused?: Partial<Record<keyof AllowedCommands, string>>;
    eligibleApprovers?: readonly string[];
    approvals?: IncidentView['approvals'];
    outlook?: Partial<Outlook>;
  } = {},
): IncidentView {
  return {
    incident: incident(change),
    durations: durationsOf(incident(change)),
    viewer: { entityRef: ADA, allowed: allowed(rest.refused) },
    eligibleApprovers: rest.eligibleApprovers ?? [ADA],
    approvals: rest.approvals ?? [],
    outlook: {
      reminder: null,
      call: null,
      draftProposalAt: null,
      pageStillOpen: false,
      postmortem: { state: 'none' },
      lookAgainAt: null,
      ...rest.outlook,
    },
  };
}

export function card(change: Partial<IncidentCard> = {}): IncidentCard {
  return {
    id: 'inc-1',
    seq: 4,
    title: 'Checkout error rate above 5 %',
    kind: 'real',
    visibility: 'normal',
    severity: 'P1',
    status: 'active',
    entityRef: 'component:default/checkout',
    ic: ADA,
    declaredAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T10:01:00.000Z',
    ...change,
  };
}

const ENVELOPE = {
  v: 1,
  at: '2026-11-23T10:00:00.000Z',
  actor: { kind: 'person', entityRef: ADA, door: 'console' },
} as const;

export function entry(seq: number, event: LedgerEvent): TimelineEntry {
  return {
    id: `${seq}.0`,
    seq,
    index: 0,
    at: event.at,
    actor: event.actor,
    event,
  };
}

export function note(seq: number, text: string): TimelineEntry {
  return entry(seq, {
    ...ENVELOPE,
    type: 'NOTE_ADDED',
    mustUnderstand: false,
    data: { noteId: `n${seq}`, text },
  });
}

export function claim(seq: number, key: string): TimelineEntry {
  return entry(seq, {
    ...ENVELOPE,
    type: 'EFFECT_CLAIMED',
    mustUnderstand: true,
    data: { key, claimId: 'c1', owner: 'backend-1' },
  });
}
