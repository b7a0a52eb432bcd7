import type {
  IncidentStatus,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, MITIGATED, RESOLVED, ROOM } from './incidents';
import { after, happened, incidentOf } from './ledgerOf';

export const ASSEMBLED = happened('WAR_ROOM_ASSEMBLED', {
  tookMs: 1,
  gaps: [],
});

export const ASSEMBLY_FAILED = happened('ASSEMBLY_FAILED', {
  reason: 'Refused.',
});
export const CLOSED = happened('INCIDENT_CLOSED', {});
const DISMISSED = happened('INCIDENT_DISMISSED', { reason: 'A test.' });

const MERGED = happened('INCIDENT_MERGED', { into: 'inc-2', reason: 'Same.' });

/** What leads to each status. */
const WAY_TO: Record<IncidentStatus, readonly LedgerEvent[]> = {
  declared: [],
  assembling: [ROOM],
  'assembly-failed': [ASSEMBLY_FAILED],
  active: [ROOM, ASSEMBLED],
  mitigated: [ROOM, ASSEMBLED, MITIGATED],
  resolved: [ROOM, ASSEMBLED, MITIGATED, RESOLVED],
  closed: [ROOM, ASSEMBLED, MITIGATED, RESOLVED, CLOSED],
  dismissed: [ROOM, ASSEMBLED, DISMISSED],
  merged: [ROOM, ASSEMBLED, MERGED],
};

/** An incident in each status with nobody in command. */
export const inStatus = (status: IncidentStatus) =>
  incidentOf(...WAY_TO[status]);

/** An incident in each status with Ada in command. */
export const led = (status: IncidentStatus) =>
  after(commanded(incidentOf()), ...WAY_TO[status]);
