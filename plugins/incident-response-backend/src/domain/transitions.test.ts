import {
  COMMAND_TYPES,
  incidentStatusSchema,
  type CommandType,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { allowedCommands } from './allowedCommands';
import {
  ASSEMBLED,
  ASSEMBLY_FAILED,
  CLOSED,
  inStatus,
  led,
} from './__testUtils__/everyStatus';
import {
  commanded,
  MITIGATED,
  RESOLVED,
  ROOM,
} from './__testUtils__/incidents';
import {
  ADA,
  after,
  ask,
  BEN,
  CONDUCTOR,
  happened,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { SAMPLE } from './__testUtils__/sampleCommands';

const OPEN = [
  'declared',
  'assembling',
  'assembly-failed',
  'active',
  'mitigated',
];
const UNCLOSED = [...OPEN, 'resolved'];
const ALWAYS = [...UNCLOSED, 'closed', 'dismissed', 'merged'];

/** Said again here, so that the table cannot change unnoticed. */
const LEGAL: Record<CommandType, readonly string[]> = {
  takeCommand: UNCLOSED,
  handOver: UNCLOSED,
  addNote: ALWAYS,
  invite: OPEN,
  tickChecklist: [...UNCLOSED, 'closed'],
  draftStatus: UNCLOSED,
  reviseDraft: UNCLOSED,
  approveDraft: UNCLOSED,
  rejectDraft: UNCLOSED,
  callApprover: UNCLOSED,
  settlePublication: UNCLOSED,
  silenceReminders: OPEN,
  resumeReminders: OPEN,
  mitigate: ['declared', 'assembling', 'assembly-failed', 'active'],
  resolve: OPEN,
  retryEffect: ALWAYS,
  lookUpOwnership: OPEN,
  finishPostmortem: ['assembly-failed', 'resolved', 'closed'],
  changeSeverity: UNCLOSED,
  dismiss: OPEN,
  reopen: ['assembly-failed', 'resolved', 'closed', 'dismissed', 'merged'],
  assignRole: UNCLOSED,
  rate: ['assembly-failed', 'resolved', 'closed'],
  link: ALWAYS,
  merge: OPEN,
  join: OPEN,
  restrict: ALWAYS,
  liftRestriction: ALWAYS,
  placeLegalHold: ALWAYS,
  liftLegalHold: ALWAYS,
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
  'changeSeverity',
  'dismiss',
  'assignRole',
  'merge',
  'restrict',
  'liftRestriction',
];

/** What is said of a command that does not fit the status. */
function unfit(status: IncidentStatus, command: CommandType): string {
  if (!OPEN.includes(status))
    return `The incident is ${status} already. Reopen it if it is not over.`;
  if (command === 'reopen')
    return `The incident is ${status}: it is open, and nothing has to be reopened.`;
  if (command === 'finishPostmortem')
    return `The incident is ${status}. Its postmortem is written once it is resolved.`;
  return command === 'rate'
    ? `The incident is ${status}. Rate it once it is resolved.`
    : `The incident is ${status} already. Resolve it once all is clear.`;
}

const isReserved = (command: CommandType, status: IncidentStatus) =>
  IC_ONLY.includes(command) && LEGAL[command].includes(status);

const STATUSES = incidentStatusSchema.options;
const CASES = STATUSES.flatMap(status =>
  COMMAND_TYPES.map(command => ({ status, command })),
);

const sentence = (decision: ReturnType<typeof ask>) =>
  decision.ok ? 'accepted' : `${decision.reason}: ${decision.sentence}`;

describe('every command in every status', () => {
  it.each(STATUSES)('stands in the status %s as the events say', status => {
    expect(inStatus(status).status).toBe(status);
  });

  it.each(CASES)(
    '$command while $status: legal or refused',
    ({ status, command }) => {
      const answer = sentence(ask(led(status), SAMPLE[command]));
      expect(answer === `conflict: ${unfit(status, command)}`).toBe(
        !LEGAL[command].includes(status),
      );
    },
  );

  it.each(CASES)(
    '$command while $status: not by a part of the system',
    ({ status, command }) => {
      const answer = ask(led(status), SAMPLE[command], CONDUCTOR);
      expect(answer).toMatchObject({
        ok: false,
        sentence: LEGAL[command].includes(status)
          ? 'Only a person may do this; conductor is a part of the system.'
          : unfit(status, command),
      });
    },
  );

  it.each(CASES)(
    '$command while $status: by somebody who is not the IC',
    ({ status, command }) => {
      const incident = led(status);
      const answer = sentence(ask(incident, SAMPLE[command], BEN));
      const reserved =
        'forbidden: Only the incident commander may do this. Ask ada, or have command handed over to you.';
      expect(answer === reserved).toBe(isReserved(command, status));
    },
  );

  it.each(CASES)(
    '$command while $status: with nobody in command',
    ({ status, command }) => {
      const answer = sentence(ask(inStatus(status), SAMPLE[command]));
      const nobody = 'forbidden: Nobody is in command. Take command first.';
      expect(answer === nobody).toBe(isReserved(command, status));
    },
  );
});

describe('what a person is shown as allowed', () => {
  it.each(STATUSES)('is what is decided while %s', status => {
    const incident = led(status);
    for (const actor of [ADA, BEN]) {
      const shown = allowedCommands(incident, actor, { settings: SETTINGS });
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
      new Set(
        Object.values(
          allowedCommands(inStatus('assembly-failed'), undefined, {
            settings: SETTINGS,
          }),
        ),
      ),
    ).toEqual(new Set(['Sign in as a person to do this.']));
  });

  it('is nothing on a replica that does not understand the ledger', () => {
    const blocked = { ...commanded(), blockedBy: 'INCIDENT_SPLIT' };
    const why =
      'This replica does not know the event "INCIDENT_SPLIT" and may not decide. Use a newer replica.';
    expect(
      new Set(
        Object.values(allowedCommands(blocked, ADA, { settings: SETTINGS })),
      ),
    ).toEqual(new Set([why]));
    expect(ask(blocked, SAMPLE.addNote)).toEqual({
      ok: false,
      reason: 'conflict',
      sentence: why,
    });
  });
});

describe('the status', () => {
  it('is not turned back by what comes late', () => {
    const resolved = inStatus('resolved');
    expect(after(resolved, ROOM, ASSEMBLED, MITIGATED).status).toBe('resolved');
    const dismissed = inStatus('dismissed');
    const late = [ROOM, ASSEMBLED, MITIGATED, RESOLVED, CLOSED];
    expect(after(dismissed, ...late).status).toBe('dismissed');
  });

  it('after an assembly that failed goes on once a room can be tried again', () => {
    const failed = inStatus('assembly-failed');
    const retried = (key: string) =>
      after(failed, happened('EFFECT_RETRIED', { key })).status;
    expect(retried('room:1')).toBe('declared');
    expect(retried('context')).toBe('assembly-failed');
    expect(after(failed, ROOM).status).toBe('assembling');
    expect(after(inStatus('active'), ASSEMBLY_FAILED).status).toBe('active');
  });
});
