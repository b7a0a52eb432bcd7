import {
  COMMAND_TYPES,
  type CommandType,
  type IncidentCommand,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { allowedCommands } from './allowedCommands';
import {
  ADA,
  after,
  ask,
  BEN,
  CONDUCTOR,
  happened,
  incidentOf,
  WORDS,
} from './__testUtils__/ledgerOf';
import {
  commanded,
  MITIGATED,
  RESOLVED,
  ROOM,
} from './__testUtils__/incidents';
import type { FoldedIncident } from './FoldedIncident';

const ASSEMBLED = happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] });

/** An incident in each status; `ic` is in command, or nobody is. */
const IN_STATUS: Record<IncidentStatus, () => FoldedIncident> = {
  declared: () => incidentOf(),
  assembling: () => incidentOf(ROOM),
  active: () => incidentOf(ROOM, ASSEMBLED),
  mitigated: () => incidentOf(ROOM, ASSEMBLED, MITIGATED),
  resolved: () => incidentOf(ROOM, ASSEMBLED, MITIGATED, RESOLVED),
};

const SAMPLE: Record<CommandType, IncidentCommand> = {
  takeCommand: { type: 'takeCommand' },
  handOver: { type: 'handOver', to: 'user:default/ben' },
  addNote: { type: 'addNote', text: 'Seen.' },
  invite: { type: 'invite', entityRefs: ['user:default/eve'] },
  tickChecklist: {
    type: 'tickChecklist',
    item: 'severity-assessed',
    done: true,
  },
  draftStatus: { type: 'draftStatus', content: WORDS },
  reviseDraft: {
    type: 'reviseDraft',
    draftId: 'draft-9',
    revision: 1,
    content: WORDS,
  },
  approveDraft: {
    type: 'approveDraft',
    draftId: 'draft-9',
    revision: 1,
    sha256: '0'.repeat(64),
  },
  rejectDraft: {
    type: 'rejectDraft',
    draftId: 'draft-9',
    revision: 1,
    reason: 'No.',
  },
  settlePublication: {
    type: 'settlePublication',
    draftId: 'draft-9',
    verdict: { found: false },
  },
  silenceReminders: { type: 'silenceReminders' },
  resumeReminders: { type: 'resumeReminders' },
  mitigate: { type: 'mitigate', summary: 'Rolled back.' },
  resolve: { type: 'resolve', summary: 'All clear.' },
  retryEffect: { type: 'retryEffect', effect: 'nothing' },
};

const OPEN = ['declared', 'assembling', 'active', 'mitigated'];
const ALWAYS = [...OPEN, 'resolved'];

/** Said again here, so that the table cannot change unnoticed. */
const LEGAL: Record<CommandType, readonly string[]> = {
  takeCommand: ALWAYS,
  handOver: ALWAYS,
  addNote: ALWAYS,
  invite: OPEN,
  tickChecklist: ALWAYS,
  draftStatus: ALWAYS,
  reviseDraft: ALWAYS,
  approveDraft: ALWAYS,
  rejectDraft: ALWAYS,
  settlePublication: ALWAYS,
  silenceReminders: OPEN,
  resumeReminders: OPEN,
  mitigate: ['declared', 'assembling', 'active'],
  resolve: OPEN,
  retryEffect: ALWAYS,
};

const IC_ONLY: readonly CommandType[] = [
  'handOver',
  'approveDraft',
  'rejectDraft',
  'settlePublication',
  'silenceReminders',
  'resumeReminders',
  'mitigate',
  'resolve',
];

/** What is said of a command that comes too late. */
const tooLate = (status: IncidentStatus) =>
  status === 'resolved'
    ? 'The incident is resolved already. Declare a new one if it is not over.'
    : `The incident is ${status} already. Resolve it once all is clear.`;

const isReserved = (command: CommandType, status: IncidentStatus) =>
  IC_ONLY.includes(command) && LEGAL[command].includes(status);

const STATUSES = Object.keys(IN_STATUS) as IncidentStatus[];
const CASES = STATUSES.flatMap(status =>
  COMMAND_TYPES.map(command => ({ status, command })),
);

const sentence = (decision: ReturnType<typeof ask>) =>
  decision.ok ? 'accepted' : `${decision.reason}: ${decision.sentence}`;

describe('every command in every status', () => {
  it.each(STATUSES)('stands in the status %s as the events say', status => {
    expect(IN_STATUS[status]().status).toBe(status);
  });

  it.each(CASES)(
    '$command while $status: legal or refused',
    ({ status, command }) => {
      const answer = sentence(
        ask(commanded(IN_STATUS[status]()), SAMPLE[command]),
      );
      expect(answer === `conflict: ${tooLate(status)}`).toBe(
        !LEGAL[command].includes(status),
      );
    },
  );

  it.each(CASES)(
    '$command while $status: not by a part of the system',
    ({ status, command }) => {
      const answer = ask(
        commanded(IN_STATUS[status]()),
        SAMPLE[command],
        CONDUCTOR,
      );
      expect(answer).toMatchObject({
        ok: false,
        sentence: LEGAL[command].includes(status)
          ? 'Only a person may do this; conductor is a part of the system.'
          : tooLate(status),
      });
    },
  );

  it.each(CASES)(
    '$command while $status: by somebody who is not the IC',
    ({ status, command }) => {
      const incident = commanded(IN_STATUS[status]());
      const answer = sentence(ask(incident, SAMPLE[command], BEN));
      const reserved =
        'forbidden: Only the incident commander may do this. Ask ada, or have command handed over to you.';
      expect(answer === reserved).toBe(isReserved(command, status));
    },
  );

  it.each(CASES)(
    '$command while $status: with nobody in command',
    ({ status, command }) => {
      const answer = sentence(ask(IN_STATUS[status](), SAMPLE[command]));
      const nobody = 'forbidden: Nobody is in command. Take command first.';
      expect(answer === nobody).toBe(isReserved(command, status));
    },
  );
});

describe('what a person is shown as allowed', () => {
  it.each(STATUSES)('is what is decided while %s', status => {
    const incident = commanded(IN_STATUS[status]());
    for (const actor of [ADA, BEN]) {
      const shown = allowedCommands(incident, actor);
      for (const command of COMMAND_TYPES) {
        const answer = ask(incident, SAMPLE[command], actor);
        const why = answer.ok ? true : answer.sentence;
        const forbidden = !answer.ok && answer.reason === 'forbidden';
        // What is shown as allowed may still be refused for what it asks, never for who asks.
        expect(shown[command] === true ? forbidden : why).toBe(
          shown[command] === true ? false : shown[command],
        );
      }
    }
  });

  it('is nothing for somebody who is not signed in as a person', () => {
    expect(
      new Set(Object.values(allowedCommands(incidentOf(), undefined))),
    ).toEqual(new Set(['Sign in as a person to do this.']));
  });

  it('is nothing on a replica that does not understand the ledger', () => {
    const blocked = { ...commanded(), blockedBy: 'INCIDENT_SPLIT' };
    const why =
      'This replica does not know the event "INCIDENT_SPLIT" and may not decide. Use a newer replica.';
    expect(new Set(Object.values(allowedCommands(blocked, ADA)))).toEqual(
      new Set([why]),
    );
    expect(ask(blocked, SAMPLE.addNote)).toEqual({
      ok: false,
      reason: 'conflict',
      sentence: why,
    });
  });
});

describe('the status', () => {
  it('is not turned back by what comes late', () => {
    const resolved = IN_STATUS.resolved();
    expect(after(resolved, ROOM, ASSEMBLED, MITIGATED).status).toBe('resolved');
  });
});
