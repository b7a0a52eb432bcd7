import type { PublicStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { ada, declaredAs, happens, type Happening } from './incidents';

const sha256 = 'a'.repeat(64);

export const owned = happens(1, 'OWNERSHIP_RESOLVED', {
  entity: {
    entityRef: 'component:default/checkout-db-7.internal',
    title: 'checkout-db-7.internal',
    statusComponent: 'checkout',
  },
  owners: ['group:default/payments'],
  people: [
    { entityRef: 'user:default/ada', name: 'Ada Moreau', source: 'owner' },
    { email: 'guest@example.com', source: 'on-call' },
  ],
  dependents: [
    {
      entityRef: 'component:default/web',
      title: 'web',
      depth: 1,
      statusComponent: 'website',
    },
    { entityRef: 'component:default/inner', title: 'inner', depth: 1 },
  ],
  gaps: ['user:default/ben has no e-mail in the catalog.'],
});

export function publishing(
  status: PublicStatus = 'investigating',
): Happening[] {
  const request = {
    title: 'Payments are failing',
    status,
    impact: 'minor' as const,
    body: 'Cards are declined.',
    components: { checkout: 'partial_outage' as const },
    notify: true,
    page: 'main',
    operation: { type: 'create' as const },
    targets: ['built-in'],
  };
  const draft = { draftId: 'draft-1', revision: 1, sha256 };
  return [
    happens(60, 'STATUSPAGE_DRAFT_CREATED', { ...draft, request }),
    happens(
      90,
      'STATUSPAGE_DRAFT_APPROVED',
      { ...draft, bytes: '[]', rule: 'incident commander' },
      ada,
    ),
    happens(92, 'STATUSPAGE_PUBLISHED', {
      ...draft,
      pageIncidentId: 'p1',
      found: false,
    }),
  ];
}

export function wholeIncident(text: string): Happening[] {
  return [
    declaredAs(text, { summary: text, severityReason: text }),
    owned,
    happens(2, 'ALERT_RECORDED', {
      eventKey: 'e1',
      receivedAt: '2026-11-23T10:00:02.000Z',
      alert: {
        source: 'grafana-oncall',
        group: 'g1',
        startedAt: '2026-11-23T09:59:00.000Z',
        trigger: 'alert group created',
        state: 'firing',
        title: text.slice(0, 1_000),
        severity: 'P1',
        severityReason: 'label',
        entityHints: [],
        labels: {},
        contacts: [],
      },
    }),
    happens(3, 'WAR_ROOM_CREATED', {
      generation: 1,
      roomId: 'r',
      name: 'inc-x',
      url: 'https://app.example',
    }),
    happens(4, 'CHANGES_ATTACHED', {
      facts: [
        {
          label: text.slice(0, 200),
          value: text.slice(0, 2_000),
          note: text.slice(0, 500),
        },
        { label: 'Deploys', value: null, note: 'GitHub did not answer' },
      ],
    }),
    happens(5, 'WAR_ROOM_ASSEMBLED', { tookMs: 5_000, gaps: [text] }),
    happens(5, 'EFFECT_CLAIMED', {
      key: 'post:headline',
      claimId: 'c1',
      owner: 'host',
    }),
    happens(30, 'COMMAND_TAKEN', { ic: 'user:default/ada' }, ada),
    happens(40, 'NOTE_ADDED', { noteId: 'n1', text }, ada),
    happens(45, 'EFFECT_FAILED', {
      key: 'invite:1',
      failure: 'transient',
      failures: 3,
      sentence: text,
    }),
    ...publishing(),
    happens(600, 'INCIDENT_MITIGATED', { summary: text }, ada),
    happens(3_725, 'INCIDENT_RESOLVED', { summary: text }, ada),
  ];
}
