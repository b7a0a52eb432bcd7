import {
  type ChecklistItem,
  type LedgerEvent,
  type LedgerEventType,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

/** The event that ticks an item by itself. Items without one are ticked by hand. */
const TICKED_BY: Readonly<Partial<Record<LedgerEventType, ChecklistItem>>> = {
  WAR_ROOM_ASSEMBLED: 'war-room-assembled',
  COMMAND_TAKEN: 'ic-confirmed',
  STATUSPAGE_DRAFT_CREATED: 'status-draft-created',
  // Whoever approved it has said how customers are affected.
  STATUSPAGE_DRAFT_APPROVED: 'customer-impact-identified',
  STATUSPAGE_PUBLISHED: 'status-published',
  INCIDENT_MITIGATED: 'incident-mitigated',
  INCIDENT_RESOLVED: 'all-clear-confirmed',
  POSTMORTEM_CREATED: 'postmortem-draft-created',
  POSTMORTEM_FINISHED: 'postmortem-published',
};

function tick(
  incident: FoldedIncident,
  item: ChecklistItem,
  at: string,
): FoldedIncident {
  if (incident.checklist.some(entry => entry.item === item && entry.done))
    return incident;
  return {
    ...incident,
    checklist: incident.checklist.map(entry =>
      entry.item === item ? { item, done: true, doneAt: at } : entry,
    ),
  };
}

const joined = (incident: FoldedIncident) =>
  incident.responders.filter(r => r.joinedAt).length;

/** Ticks what an event proves. */
export function tickByEvent(
  before: FoldedIncident,
  incident: FoldedIncident,
  event: LedgerEvent,
): FoldedIncident {
  const item = TICKED_BY[event.type];
  const ticked = item ? tick(incident, item, event.at) : incident;
  const settledAsFound =
    event.type === 'PUBLICATION_SETTLED' && event.data.found;
  const published = settledAsFound
    ? tick(ticked, 'status-published', event.at)
    : ticked;
  const assessed =
    event.type === 'SEVERITY_CHANGED' && event.actor.kind === 'person'
      ? tick(published, 'severity-assessed', event.at)
      : published;
  // Only somebody new ticks it: an item unticked by hand stays unticked.
  return joined(incident) > joined(before)
    ? tick(assessed, 'responders-joined', event.at)
    : assessed;
}
