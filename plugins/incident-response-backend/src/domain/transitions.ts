import type {
  CommandType,
  IncidentStatus,
  LedgerEventType,
} from '@incident-response/backstage-plugin-incident-response-common';

const OPEN: readonly IncidentStatus[] = [
  'declared',
  'assembling',
  'active',
  'mitigated',
];
const ALL: readonly IncidentStatus[] = [...OPEN, 'resolved'];

/** The one table of what an event does to an incident's status. Absent: nothing. */
const TRANSITIONS: Readonly<
  Partial<
    Record<LedgerEventType, Partial<Record<IncidentStatus, IncidentStatus>>>
  >
> = {
  WAR_ROOM_CREATED: { declared: 'assembling' },
  WAR_ROOM_ASSEMBLED: { declared: 'active', assembling: 'active' },
  INCIDENT_MITIGATED: {
    declared: 'mitigated',
    assembling: 'mitigated',
    active: 'mitigated',
  },
  INCIDENT_RESOLVED: {
    declared: 'resolved',
    assembling: 'resolved',
    active: 'resolved',
    mitigated: 'resolved',
  },
};

/** In which statuses each command is legal. */
export const LEGAL_IN: Readonly<
  Record<CommandType, readonly IncidentStatus[]>
> = {
  takeCommand: ALL,
  handOver: ALL,
  addNote: ALL,
  invite: OPEN,
  tickChecklist: ALL,
  draftStatus: ALL,
  reviseDraft: ALL,
  approveDraft: ALL,
  rejectDraft: ALL,
  settlePublication: ALL,
  silenceReminders: OPEN,
  resumeReminders: OPEN,
  mitigate: ['declared', 'assembling', 'active'],
  resolve: OPEN,
  retryEffect: ALL,
};

export function statusAfter(
  status: IncidentStatus,
  event: LedgerEventType,
): IncidentStatus {
  return TRANSITIONS[event]?.[status] ?? status;
}
