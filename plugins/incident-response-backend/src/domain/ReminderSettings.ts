import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';

/** What happens when nobody acts, and when. Durations are in milliseconds. */
export interface ReminderSettings {
  /** Between two nudges to update customers. */
  readonly nudgeEveryMs: Readonly<Record<Severity, number>>;
  /** Unanswered nudges after which the next responder is told; as many again, and so is the one after. */
  readonly tellOnAfter: number;
  /** After the declaration: when a room in which nobody is in command is reminded; ascending. */
  readonly commandAfterMs: readonly number[];
  /** Between the last of these, or a call, and the next call of a responder. */
  readonly callEveryMs: number;
  /** How many are called at most for one reason. */
  readonly callAtMost: number;
  /** After the declaration: when a P1 or P2 without a draft gets one proposed. */
  readonly draftAfterMs: number;
  /** After the resolution: when the postmortem has to be finished. */
  readonly postmortemWithinMs: number;
  /** Pauses between two looks at who owns the broken thing, as long as the answer is not whole. */
  readonly lookAgainAfterMs: readonly number[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The same interval whatever the severity. */
export const everySeverity = (
  ms: number,
): Readonly<Record<Severity, number>> => ({ P1: ms, P2: ms, P3: ms, P4: ms });

export const DEFAULT_REMINDERS: ReminderSettings = {
  nudgeEveryMs: everySeverity(15 * MINUTE_MS),
  tellOnAfter: 2,
  commandAfterMs: [2 * MINUTE_MS, 5 * MINUTE_MS],
  callEveryMs: 3 * MINUTE_MS,
  callAtMost: 10,
  draftAfterMs: 15 * MINUTE_MS,
  postmortemWithinMs: 48 * HOUR_MS,
  lookAgainAfterMs: [2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS],
};

/** The same proportions, `factor` times as long. */
export function scaleReminders(
  reminders: ReminderSettings,
  factor: number,
): ReminderSettings {
  const scaled = (ms: number) => Math.max(1, Math.round(ms * factor));
  const { nudgeEveryMs } = reminders;
  return {
    ...reminders,
    nudgeEveryMs: {
      P1: scaled(nudgeEveryMs.P1),
      P2: scaled(nudgeEveryMs.P2),
      P3: scaled(nudgeEveryMs.P3),
      P4: scaled(nudgeEveryMs.P4),
    },
    commandAfterMs: reminders.commandAfterMs.map(scaled),
    callEveryMs: scaled(reminders.callEveryMs),
    draftAfterMs: scaled(reminders.draftAfterMs),
    postmortemWithinMs: scaled(reminders.postmortemWithinMs),
    lookAgainAfterMs: reminders.lookAgainAfterMs.map(scaled),
  };
}
