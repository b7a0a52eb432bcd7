import type {
  CommandType,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { WORDS } from './ledgerOf';

/** One command of each type, as somebody might send it. */
export const SAMPLE: Record<CommandType, IncidentCommand> = {
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
  callApprover: { type: 'callApprover', draftId: 'draft-9' },
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
  lookUpOwnership: { type: 'lookUpOwnership' },
  finishPostmortem: { type: 'finishPostmortem' },
  changeSeverity: { type: 'changeSeverity', severity: 'P3', reason: 'Small.' },
  dismiss: { type: 'dismiss', reason: 'A load test.' },
  reopen: { type: 'reopen', reason: 'It is back.' },
  assignRole: { type: 'assignRole', role: 'comms', to: 'user:default/ada' },
  rate: { type: 'rate', rating: 4 },
  link: { type: 'link', other: 'inc-other', relation: 'related' },
  merge: { type: 'merge', into: 'inc-other', reason: 'Same.' },
  join: { type: 'join' },
  restrict: { type: 'restrict', reason: 'A leak.' },
  liftRestriction: { type: 'liftRestriction', reason: 'Fixed.' },
  placeLegalHold: { type: 'placeLegalHold', reason: 'A lawsuit.' },
  liftLegalHold: { type: 'liftLegalHold', reason: 'Settled.' },
};
