import type {
  LedgerEventOf,
  Reminders,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

type ClosingEvent = LedgerEventOf<
  | 'STATUS_REMINDER_SENT'
  | 'STATUS_REMINDER_SILENCED'
  | 'STATUS_REMINDER_RESUMED'
  | 'CADENCE_CHANGED'
  | 'INCIDENT_MITIGATED'
  | 'INCIDENT_RESOLVED'
  | 'POSTMORTEM_DRAFTED'
  | 'POSTMORTEM_CREATED'
  | 'ANNOUNCEMENT_POSTED'
  | 'WAR_ROOM_ARCHIVED'
>;

type ReminderEvent = Extract<
  ClosingEvent,
  {
    type:
      | 'STATUS_REMINDER_SENT'
      | 'STATUS_REMINDER_SILENCED'
      | 'STATUS_REMINDER_RESUMED'
      | 'CADENCE_CHANGED';
  }
>;

function foldReminders(reminders: Reminders, event: ReminderEvent): Reminders {
  switch (event.type) {
    case 'STATUS_REMINDER_SENT':
      return { ...reminders, sent: event.data.nudge, since: event.at };
    case 'STATUS_REMINDER_SILENCED': {
      const { silencedUntil: _old, ...rest } = reminders;
      return {
        ...rest,
        silenced: true,
        ...(event.data.until ? { silencedUntil: event.data.until } : {}),
      };
    }
    case 'STATUS_REMINDER_RESUMED': {
      const { silencedUntil: _old, ...rest } = reminders;
      return { ...rest, silenced: false, since: event.at };
    }
    case 'CADENCE_CHANGED':
      return { ...reminders, cadence: event.data.cadence };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}

function decidedBy(
  event: LedgerEventOf<'INCIDENT_MITIGATED' | 'INCIDENT_RESOLVED'>,
) {
  return {
    by:
      event.actor.kind === 'person' ? event.actor.entityRef : event.actor.name,
    at: event.at,
    summary: event.data.summary,
  };
}

/** Folds reminders and the way to the end: mitigated, resolved, postmortem, archive. */
export function foldClosing(
  incident: FoldedIncident,
  event: ClosingEvent,
): FoldedIncident {
  const { milestones } = incident;
  switch (event.type) {
    case 'STATUS_REMINDER_SENT':
    case 'STATUS_REMINDER_SILENCED':
    case 'STATUS_REMINDER_RESUMED':
    case 'CADENCE_CHANGED':
      return {
        ...incident,
        reminders: foldReminders(incident.reminders, event),
      };
    case 'INCIDENT_MITIGATED':
      return {
        ...incident,
        mitigation: decidedBy(event),
        milestones: { ...milestones, mitigatedAt: event.at },
      };
    case 'INCIDENT_RESOLVED':
      return {
        ...incident,
        resolution: decidedBy(event),
        milestones: { ...milestones, resolvedAt: event.at },
      };
    case 'POSTMORTEM_DRAFTED':
      return {
        ...incident,
        postmortem: { ...incident.postmortem, ...event.data },
      };
    case 'POSTMORTEM_CREATED':
      return {
        ...incident,
        postmortem: { ...incident.postmortem, ...event.data },
        milestones: { ...milestones, postmortemAt: event.at },
      };
    case 'ANNOUNCEMENT_POSTED':
      return {
        ...incident,
        announcements: [...incident.announcements, event.data.what],
      };
    case 'WAR_ROOM_ARCHIVED':
      return incident.room
        ? { ...incident, room: { ...incident.room, archived: true } }
        : incident;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
