import type {
  Incident,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';

const at = '2026-11-23T10:00:00.000Z';

/**
 * An incident as adapters get it: just declared, by hand.
 *
 * @public
 */
export function sampleIncident(change: Partial<Incident> = {}): Incident {
  return {
    id: 'inc-sample',
    seq: 1,
    title: 'Checkout errors',
    kind: 'real',
    visibility: 'normal',
    severity: 'P1',
    severityReason: 'chosen by hand',
    severityChanges: [],
    status: 'active',
    source: 'person',
    entityHints: ['checkout'],
    declaredBy: 'user:default/ada',
    roles: {},
    links: [],
    ratings: [],
    reopenings: [],
    alerts: [],
    responders: [],
    inviteRounds: 0,
    gaps: [],
    checklist: [],
    notes: [],
    draftRequests: [],
    drafts: [],
    approverCalls: [],
    suggestedComponents: [],
    postmortem: {},
    announcements: [],
    reminders: {
      sent: 0,
      tried: 0,
      unanswered: 0,
      toldOn: 0,
      since: at,
      silenced: false,
      cadence: 'off',
    },
    commandWatch: { reminders: 0 },
    ownershipWatch: { looks: 0, seen: 0, news: 0, asked: 0 },
    calls: [],
    effects: {},
    milestones: { declaredAt: at },
    ...change,
  };
}

/**
 * The timeline of {@link sampleIncident}.
 *
 * @public
 */
export function sampleTimeline(title: string): readonly TimelineEntry[] {
  const actor = {
    kind: 'person',
    entityRef: 'user:default/ada',
    door: 'console',
  } as const;
  return [
    {
      id: '1.0',
      seq: 1,
      index: 0,
      at,
      actor,
      event: {
        type: 'INCIDENT_DECLARED',
        v: 1,
        mustUnderstand: true,
        at,
        actor,
        data: {
          title,
          severity: 'P1',
          severityReason: 'chosen by hand',
          kind: 'real',
          entityHints: ['checkout'],
          origin: { type: 'person', requestId: 'r1' },
        },
      },
    },
  ];
}
