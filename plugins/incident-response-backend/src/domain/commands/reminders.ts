import { accept, event, reject } from '../Decision';
import { isSilenced } from '../plans/nudgeScheduler';
import type { Decide } from './command';

export const silenceReminders: Decide<'silenceReminders'> = (
  incident,
  { minutes },
  context,
) => {
  if (
    incident.reminders.silenced &&
    !incident.reminders.silencedUntil &&
    minutes === undefined
  )
    return reject(
      'conflict',
      'Nudges are silenced already. Resume them, or say for how many minutes.',
    );
  const until = minutes
    ? {
        until: new Date(context.now.getTime() + minutes * 60_000).toISOString(),
      }
    : {};
  return accept(event('STATUS_REMINDER_SILENCED', until, context));
};

export const resumeReminders: Decide<'resumeReminders'> = (
  incident,
  _command,
  context,
) =>
  isSilenced(incident, context.now.getTime())
    ? accept(event('STATUS_REMINDER_RESUMED', {}, context))
    : reject('conflict', 'Nudges are not silenced; nothing has to be resumed.');
