import {
  OPEN_STATUSES,
  type CommandType,
  type IncidentStatus,
  type LedgerEvent,
  type LedgerEventType,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isRoom } from './effectKeys';

const OPEN = OPEN_STATUSES;
/** Until everything that follows the resolution is done. */
const UNCLOSED: readonly IncidentStatus[] = [...OPEN, 'resolved'];
const ENDED: readonly IncidentStatus[] = [
  'resolved',
  'closed',
  'dismissed',
  'merged',
];
const ALL: readonly IncidentStatus[] = [...OPEN, ...ENDED];

/**
 * The one table of what an event does to an incident's status. Absent: nothing. Where a reopening
 * leads depends on the war room; the fold of it says so.
 */
const TRANSITIONS: Readonly<
  Partial<
    Record<LedgerEventType, Partial<Record<IncidentStatus, IncidentStatus>>>
  >
> = {
  WAR_ROOM_CREATED: { declared: 'assembling', 'assembly-failed': 'assembling' },
  WAR_ROOM_ASSEMBLED: { declared: 'active', assembling: 'active' },
  ASSEMBLY_FAILED: {
    declared: 'assembly-failed',
    assembling: 'assembly-failed',
  },
  INCIDENT_MITIGATED: {
    declared: 'mitigated',
    assembling: 'mitigated',
    'assembly-failed': 'mitigated',
    active: 'mitigated',
  },
  INCIDENT_RESOLVED: {
    declared: 'resolved',
    assembling: 'resolved',
    'assembly-failed': 'resolved',
    active: 'resolved',
    mitigated: 'resolved',
  },
  INCIDENT_CLOSED: { resolved: 'closed' },
  INCIDENT_DISMISSED: {
    declared: 'dismissed',
    assembling: 'dismissed',
    'assembly-failed': 'dismissed',
    active: 'dismissed',
    mitigated: 'dismissed',
  },
  INCIDENT_MERGED: {
    declared: 'merged',
    assembling: 'merged',
    'assembly-failed': 'merged',
    active: 'merged',
    mitigated: 'merged',
  },
};

/** In which statuses each command is legal: all of them while the assembly has failed. */
export const LEGAL_IN: Readonly<
  Record<CommandType, readonly IncidentStatus[]>
> = {
  takeCommand: UNCLOSED,
  handOver: UNCLOSED,
  addNote: ALL,
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
  retryEffect: ALL,
  lookUpOwnership: OPEN,
  finishPostmortem: ['resolved', 'closed', 'assembly-failed'],
  changeSeverity: UNCLOSED,
  dismiss: OPEN,
  reopen: [...ENDED, 'assembly-failed'],
  assignRole: UNCLOSED,
  rate: ['resolved', 'closed', 'assembly-failed'],
  link: ALL,
  merge: OPEN,
  join: OPEN,
  restrict: ALL,
  liftRestriction: ALL,
  placeLegalHold: ALL,
  liftLegalHold: ALL,
};

export function statusAfter(
  status: IncidentStatus,
  event: LedgerEvent,
): IncidentStatus {
  // Trying again to open the room is assembling anew; trying anything else again is not.
  if (event.type === 'EFFECT_RETRIED')
    return status === 'assembly-failed' && isRoom(event.data.key)
      ? 'declared'
      : status;
  return TRANSITIONS[event.type]?.[status] ?? status;
}
