import type {
  Actor,
  ChecklistItem,
  IncidentStatus,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isRoom } from '../effectKeys';
import type { FoldedIncident } from '../FoldedIncident';

type LifecycleEvent = LedgerEventOf<
  | 'SEVERITY_CHANGED'
  | 'ASSEMBLY_FAILED'
  | 'INCIDENT_DISMISSED'
  | 'INCIDENT_MERGED'
  | 'INCIDENT_REOPENED'
  | 'INCIDENT_CLOSED'
  | 'ROLE_ASSIGNED'
  | 'IC_RATED'
  | 'INCIDENT_LINKED'
  | 'LINK_TOLD'
>;

const nameOf = (actor: Actor) =>
  actor.kind === 'person' ? actor.entityRef : actor.name;

/** What is no longer so once it goes on. */
const UNTICKED: ReadonlySet<ChecklistItem> = new Set([
  'incident-mitigated',
  'all-clear-confirmed',
  'postmortem-draft-created',
  'postmortem-published',
]);

/** An archived room is not used again: the next one is a new generation. */
function statusAnew({ room, milestones }: FoldedIncident): IncidentStatus {
  if (!room || room.archived) return 'declared';
  return milestones.assembledAt ? 'active' : 'assembling';
}

/** A room that could not be opened is tried again; it may be there all the same, so it is looked for. */
function roomTriedAnew({ effects }: FoldedIncident): FoldedIncident['effects'] {
  return Object.fromEntries(
    Object.entries(effects).map(([key, record]) => {
      if (!isRoom(key) || record.status !== 'parked') return [key, record];
      const { failure: _failure, claim: _claim, ...rest } = record;
      return [key, { ...rest, status: 'pending', retries: rest.retries + 1 }];
    }),
  );
}

type Reopened = LedgerEventOf<'INCIDENT_REOPENED'>;

/** How it went on, and its war room tried anew where there is none. */
function goneOn(
  incident: FoldedIncident,
  { actor, at, data }: Reopened,
): Pick<FoldedIncident, 'status' | 'effects' | 'reopenings'> {
  const { resolvedAt } = incident.milestones;
  return {
    status: statusAnew(incident),
    effects: roomTriedAnew(incident),
    reopenings: [
      ...incident.reopenings,
      {
        from: incident.status,
        reason: data.reason,
        by: nameOf(actor),
        at,
        ...(resolvedAt ? { resolvedAt } : {}),
      },
    ],
  };
}

/** Nothing had ended, so nothing is taken back: its assembly begins anew. */
function assembledAnew(
  incident: FoldedIncident,
  event: Reopened,
): FoldedIncident {
  const { assemblyFailure: _failure, ...rest } = incident;
  return { ...rest, ...goneOn(incident, event) };
}

/** The end is taken back: what was measured up to it is measured again at the next one. */
function reopened(incident: FoldedIncident, event: Reopened): FoldedIncident {
  const {
    resolution: _resolution,
    mitigation: _mitigation,
    dismissal: _dismissal,
    merger: _merger,
    assemblyFailure: _assembly,
    publicIncident,
    ...rest
  } = incident;
  const {
    mitigatedAt: _mitigated,
    resolvedAt: _resolved,
    closedAt: _closed,
    dismissedAt: _dismissed,
    mergedAt: _mergedAt,
    postmortemAt: _postmortem,
    ...milestones
  } = incident.milestones;
  const { silencedUntil: _until, ...reminders } = incident.reminders;
  return {
    ...rest,
    ...goneOn(incident, event),
    milestones,
    postmortem: {},
    checklist: incident.checklist.map(entry =>
      UNTICKED.has(entry.item) ? { item: entry.item, done: false } : entry,
    ),
    reminders: { ...reminders, silenced: false, since: event.at },
    // Nothing more can be said about a public incident that is resolved: the next word opens one.
    ...(publicIncident && publicIncident.status !== 'resolved'
      ? { publicIncident }
      : {}),
  };
}

function roleAssigned(
  incident: FoldedIncident,
  { data }: LedgerEventOf<'ROLE_ASSIGNED'>,
): FoldedIncident {
  const { [data.role]: _before, ...roles } = incident.roles;
  return {
    ...incident,
    roles: data.to ? { ...roles, [data.role]: data.to } : roles,
  };
}

function rated(
  incident: FoldedIncident,
  { actor, at, data }: LedgerEventOf<'IC_RATED'>,
): FoldedIncident {
  const by = nameOf(actor);
  return {
    ...incident,
    ratings: [
      ...incident.ratings.filter(rating => rating.by !== by),
      { by, at, ...data },
    ],
  };
}

function linked(
  incident: FoldedIncident,
  { actor, at, data }: LedgerEventOf<'INCIDENT_LINKED'>,
): FoldedIncident {
  return {
    ...incident,
    links: [
      ...incident.links.filter(link => link.incidentId !== data.other),
      {
        incidentId: data.other,
        relation: data.relation,
        by: nameOf(actor),
        at,
        // What the engine writes, the other incident told.
        told: actor.kind === 'system',
      },
    ],
  };
}

/** Folds how bad it is, who plays which part, and the ways off and back onto the straight path. */
export function foldLifecycle(
  incident: FoldedIncident,
  event: LifecycleEvent,
): FoldedIncident {
  const { milestones } = incident;
  const by = nameOf(event.actor);
  switch (event.type) {
    case 'SEVERITY_CHANGED': {
      const { from, to, reason } = event.data;
      return {
        ...incident,
        severity: to,
        severityReason: reason,
        severityChanges: [
          ...incident.severityChanges,
          { from, to, reason, by, at: event.at },
        ],
      };
    }
    case 'ASSEMBLY_FAILED':
      return { ...incident, assemblyFailure: event.data.reason };
    case 'INCIDENT_DISMISSED':
      return {
        ...incident,
        dismissal: { by, at: event.at, reason: event.data.reason },
        milestones: { ...milestones, dismissedAt: event.at },
      };
    case 'INCIDENT_MERGED':
      return {
        ...incident,
        merger: { ...event.data, by, at: event.at },
        milestones: { ...milestones, mergedAt: event.at },
      };
    case 'INCIDENT_REOPENED':
      return incident.status === 'assembly-failed'
        ? assembledAnew(incident, event)
        : reopened(incident, event);
    case 'INCIDENT_CLOSED':
      return { ...incident, milestones: { ...milestones, closedAt: event.at } };
    case 'ROLE_ASSIGNED':
      return roleAssigned(incident, event);
    case 'IC_RATED':
      return rated(incident, event);
    case 'INCIDENT_LINKED':
      return linked(incident, event);
    case 'LINK_TOLD':
      return {
        ...incident,
        links: incident.links.map(link =>
          link.incidentId === event.data.other ? { ...link, told: true } : link,
        ),
      };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
