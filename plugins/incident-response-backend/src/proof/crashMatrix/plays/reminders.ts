import {
  DEFAULT_REMINDERS,
  everySeverity,
  type ReminderSettings,
} from '../../../domain/ReminderSettings';

const HOUR_MS = 60 * 60_000;

/** Nothing happens by itself, so that what happens depends on the people and the faults alone. */
export const STILL: ReminderSettings = {
  ...DEFAULT_REMINDERS,
  nudgeEveryMs: everySeverity(HOUR_MS),
  tellOnAfter: 0,
  commandAfterMs: [HOUR_MS],
  draftAfterMs: HOUR_MS,
  lookAgainAfterMs: [],
};

/** Nudges as fast as the rest. */
export const nudging = (pace: number): ReminderSettings => ({
  ...STILL,
  nudgeEveryMs: everySeverity(600 * pace),
});

/** Everything that happens when nobody acts, as fast as the rest. */
export const quick = (pace: number): ReminderSettings => ({
  ...nudging(pace),
  tellOnAfter: 2,
  commandAfterMs: [150 * pace, 300 * pace],
  callEveryMs: 200 * pace,
  callAtMost: 2,
  draftAfterMs: 500 * pace,
});
