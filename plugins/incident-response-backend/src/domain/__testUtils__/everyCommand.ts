import {
  canonicalPublication,
  type CommandType,
  type IncidentCommand,
  type IncidentStatus,
  type LedgerEvent,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { publicationHash } from '../publication';
import { MITIGATED, OWNERSHIP, ROOM } from './incidents';
import { ADA, happened, incidentOf, SETTINGS, WORDS } from './ledgerOf';

const ASSEMBLED = happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] });
const RESOLVED = happened('INCIDENT_RESOLVED', { summary: 'All clear.' });

/** What leads to each status. */
const WAY_TO: Readonly<Record<IncidentStatus, readonly LedgerEvent[]>> = {
  declared: [],
  assembling: [ROOM],
  'assembly-failed': [happened('ASSEMBLY_FAILED', { reason: 'Refused.' })],
  active: [ROOM, ASSEMBLED],
  mitigated: [ROOM, ASSEMBLED, MITIGATED],
  resolved: [ROOM, ASSEMBLED, RESOLVED],
  closed: [ROOM, ASSEMBLED, RESOLVED, happened('INCIDENT_CLOSED', {})],
  dismissed: [
    ROOM,
    ASSEMBLED,
    happened('INCIDENT_DISMISSED', { reason: 'A test.' }),
  ],
  merged: [
    ROOM,
    ASSEMBLED,
    happened('INCIDENT_MERGED', { into: 'inc-other', reason: 'The same.' }),
  ],
};

/** The owners are known, of whom Ada is one; Rae was called, Mia does comms. */
const PEOPLE = [
  OWNERSHIP,
  happened('RESPONDER_ADDED', {
    people: [{ entityRef: 'user:default/rae', source: 'invited' }],
  }),
  happened('RESPONDER_INVITED', { responders: ['user:default/rae'] }),
  happened('ROLE_ASSIGNED', { role: 'comms', to: 'user:default/mia' }),
];
const LED = happened('COMMAND_TAKEN', { ic: ADA.entityRef }, { actor: ADA });

const REQUEST: PublicationRequest = {
  ...WORDS,
  page: SETTINGS.page,
  operation: { type: 'create' },
  targets: [...SETTINGS.targets],
};
const DRAFT = { draftId: 'draft-1', revision: 1 };
const SHA256 = publicationHash(REQUEST);
const DRAFTED = happened(
  'STATUSPAGE_DRAFT_CREATED',
  { ...DRAFT, sha256: SHA256, request: REQUEST },
  { actor: ADA },
);
const UNKNOWN = [
  DRAFTED,
  happened(
    'STATUSPAGE_DRAFT_APPROVED',
    {
      ...DRAFT,
      sha256: SHA256,
      bytes: canonicalPublication(REQUEST),
      rule: 'incident commander',
    },
    { actor: ADA },
  ),
  happened('PUBLICATION_UNKNOWN', { draftId: 'draft-1', detail: 'silence' }),
];

interface Sample {
  readonly command: IncidentCommand;
  /** What must be so for the command to have something to do. */
  readonly given?: readonly LedgerEvent[];
}

/** Of each command one that has something to do: whatever refuses it is who asks, or the status. */
const SAMPLES: Readonly<Record<CommandType, Sample>> = {
  takeCommand: { command: { type: 'takeCommand' } },
  handOver: { command: { type: 'handOver', to: 'user:default/rae' } },
  addNote: { command: { type: 'addNote', text: 'Seen.' } },
  invite: { command: { type: 'invite', entityRefs: ['user:default/new'] } },
  tickChecklist: {
    command: { type: 'tickChecklist', item: 'severity-assessed', done: true },
  },
  draftStatus: { command: { type: 'draftStatus', content: WORDS } },
  reviseDraft: {
    command: {
      type: 'reviseDraft',
      ...DRAFT,
      content: { ...WORDS, body: 'Other words.' },
    },
    given: [DRAFTED],
  },
  approveDraft: {
    command: { type: 'approveDraft', ...DRAFT, sha256: SHA256 },
    given: [DRAFTED],
  },
  rejectDraft: {
    command: { type: 'rejectDraft', ...DRAFT, reason: 'No.' },
    given: [DRAFTED],
  },
  callApprover: {
    command: { type: 'callApprover', draftId: 'draft-1' },
    given: [DRAFTED],
  },
  settlePublication: {
    command: {
      type: 'settlePublication',
      draftId: 'draft-1',
      verdict: { found: false },
    },
    given: UNKNOWN,
  },
  silenceReminders: { command: { type: 'silenceReminders' } },
  resumeReminders: {
    command: { type: 'resumeReminders' },
    given: [happened('STATUS_REMINDER_SILENCED', {}, { actor: ADA })],
  },
  mitigate: { command: { type: 'mitigate', summary: 'Rolled back.' } },
  resolve: { command: { type: 'resolve', summary: 'All clear.' } },
  retryEffect: {
    command: { type: 'retryEffect', effect: 'context' },
    given: [
      happened('EFFECT_FAILED', {
        key: 'context',
        failure: 'permanent',
        failures: 1,
        sentence: 'Refused.',
      }),
    ],
  },
  lookUpOwnership: { command: { type: 'lookUpOwnership' } },
  finishPostmortem: {
    command: { type: 'finishPostmortem' },
    given: [
      happened('POSTMORTEM_DRAFTED', {
        markdown: '# It',
        sha256: '0'.repeat(64),
        writer: 'templates',
      }),
    ],
  },
  join: { command: { type: 'join' } },
  restrict: { command: { type: 'restrict', reason: 'A breach.' } },
  liftRestriction: {
    command: { type: 'liftRestriction', reason: 'It is over.' },
    given: [
      happened('INCIDENT_RESTRICTED', { reason: 'A breach.' }, { actor: ADA }),
    ],
  },
  changeSeverity: {
    command: { type: 'changeSeverity', severity: 'P3', reason: 'Small.' },
  },
  dismiss: { command: { type: 'dismiss', reason: 'A load test.' } },
  reopen: { command: { type: 'reopen', reason: 'It is back.' } },
  assignRole: {
    command: { type: 'assignRole', role: 'comms', to: 'user:default/rae' },
  },
  rate: { command: { type: 'rate', rating: 4 } },
  merge: {
    command: { type: 'merge', into: 'inc-other', reason: 'The same.' },
  },
  placeLegalHold: {
    command: { type: 'placeLegalHold', reason: 'A lawsuit.' },
  },
  liftLegalHold: {
    command: { type: 'liftLegalHold', reason: 'Settled.' },
    given: [
      happened('LEGAL_HOLD_PLACED', { reason: 'A lawsuit.' }, { actor: ADA }),
    ],
  },
  link: { command: { type: 'link', other: 'inc-other', relation: 'related' } },
};

export const commandOf = (type: CommandType): IncidentCommand =>
  SAMPLES[type].command;

/** An incident in that status on which the command has something to do. */
export function incidentFor(
  type: CommandType,
  status: IncidentStatus,
  isLed: boolean,
): FoldedIncident {
  return incidentOf(
    ...PEOPLE,
    ...(isLed ? [LED] : []),
    ...(SAMPLES[type].given ?? []),
    ...WAY_TO[status],
  );
}
