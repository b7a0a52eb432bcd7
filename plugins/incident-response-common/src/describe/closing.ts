import type { closingEvents } from '../events/closing';
import { sayTime } from '../sayTime';
import { shortRef } from '../shortRef';
import type { EventOf } from './EventOf';

/** Reminders, nudges, and the way to the end. */
export function describeClosing(event: EventOf<typeof closingEvents>): string {
  switch (event.type) {
    case 'COMMAND_REMINDER_SENT':
      return `Reminder ${event.data.reminder} that nobody is in command sent`;
    case 'STATUS_REMINDER_SENT':
      return `Nudge ${event.data.nudge} to update customers sent${
        event.data.to ? ` to ${shortRef(event.data.to)} directly` : ''
      }`;
    case 'STATUS_REMINDER_SILENCED':
      return event.data.until
        ? `Nudges silenced until ${sayTime(event.data.until)}`
        : 'Nudges silenced';
    case 'STATUS_REMINDER_RESUMED':
      return 'Nudges resumed';
    case 'CADENCE_CHANGED':
      return `Nudge cadence ${event.data.cadence}`;
    case 'INCIDENT_MITIGATED':
      return `Mitigated: ${event.data.summary}`;
    case 'INCIDENT_RESOLVED':
      return `Resolved: ${event.data.summary}`;
    case 'POSTMORTEM_DRAFTED':
      return `Postmortem written by ${event.data.writer}`;
    case 'POSTMORTEM_CREATED':
      return `Postmortem filed in ${event.data.tracker}`;
    case 'POSTMORTEM_FINISHED':
      return 'Postmortem finished';
    case 'ANNOUNCEMENT_POSTED':
      return `Announced: ${event.data.what}`;
    case 'WAR_ROOM_ARCHIVED':
      return 'War room archived';
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
