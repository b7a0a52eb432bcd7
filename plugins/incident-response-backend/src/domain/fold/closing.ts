import type {
  LedgerEventOf,
  Reminders,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { withoutMissedAnnouncements, withoutUpdates } from './effects';

type ClosingEvent = LedgerEventOf<
  | 'STATUS_REMINDER_SENT'
  | 'STATUS_REMINDER_SILENCED'
  | 'STATUS_REMINDER_RESUMED'
  | 'CADENCE_CHANGED'
  | 'INCIDENT_MITIGATED'
  | 'INCIDENT_RESOLVED'
  | 'POSTMORTEM_DRAFTED'
  | 'POSTMORTEM_CREATED'
  | 'POSTMORTEM_FINISHED'
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

/** Somebody silenced or resumed the nudges: the room is told who. */
const changedBy = (
  { changed }: Reminders,
  { actor, at }: ReminderEvent,
  silenced: boolean,
) => ({
  times: (changed?.times ?? 0) + 1,
  silenced,
  by: actor.kind === 'person' ? actor.entityRef : actor.name,
  at,
});

function foldReminders(reminders: Reminders, event: ReminderEvent): Reminders {
  switch (event.type) {
    case 'STATUS_REMINDER_SENT':
      return {
        ...reminders,
        sent: event.data.nudge,
        tried: Math.max(reminders.tried, event.data.nudge),
        unanswered: reminders.unanswered + 1,
        since: event.at,
      };
    case 'STATUS_REMINDER_SILENCED': {
      const { silencedUntil: _old, ...rest } = reminders;
      return {
        ...rest,
        silenced: true,
        changed: changedBy(reminders, event, true),
        ...(event.data.until ? { silencedUntil: event.data.until } : {}),
      };
    }
    case 'STATUS_REMINDER_RESUMED': {
      const { silencedUntil: _old, ...rest } = reminders;
      return {
        ...rest,
        silenced: false,
        changed: changedBy(reminders, event, false),
        since: event.at,
      };
    }
    case 'CADENCE_CHANGED': {
      const { cadence, everyMs } = event.data;
      const cadenceMs = everyMs ?? reminders.cadenceMs;
      return { ...reminders, cadence, ...(cadenceMs ? { cadenceMs } : {}) };
    }
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
    case 'POSTMORTEM_FINISHED':
      return {
        ...incident,
        postmortem: {
          ...incident.postmortem,
          finishedAt: event.at,
          ...(event.actor.kind === 'person'
            ? { finishedBy: event.actor.entityRef }
            : {}),
        },
      };
    case 'ANNOUNCEMENT_POSTED':
      return {
        ...incident,
        announcements: [...incident.announcements, event.data.what],
        effects: withoutMissedAnnouncements(
          incident.effects,
          event.effect ?? '',
        ),
      };
    case 'WAR_ROOM_ARCHIVED':
      // What is told late of a room before says nothing about the one after it.
      return incident.room?.roomId === event.data.roomId
        ? {
            ...incident,
            effects: withoutUpdates(incident.effects),
            room: { ...incident.room, archived: true },
          }
        : incident;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
