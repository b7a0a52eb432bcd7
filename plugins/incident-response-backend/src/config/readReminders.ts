import {
  SEVERITIES,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  DEFAULT_REMINDERS,
  everySeverity,
  type ReminderSettings,
} from '../domain/ReminderSettings';
import type { Reader } from './Reader';

const MINUTE_MS = 60_000;

/** A duration that is long enough not to be a storm. */
function atLeastAMinute(reader: Reader, key: string): number | undefined {
  const ms = reader.duration(key);
  return ms !== undefined && ms < MINUTE_MS
    ? reader.wrong(key, 'must be at least one minute.')
    : ms;
}

function readNudgeEvery(reader: Reader): ReminderSettings['nudgeEveryMs'] {
  const every = atLeastAMinute(reader, 'every');
  const all = everySeverity(every ?? DEFAULT_REMINDERS.nudgeEveryMs.P1);
  const own = reader.section('everyBySeverity');
  own?.only(SEVERITIES);
  const of = (severity: Severity) =>
    (own && atLeastAMinute(own, severity)) ?? all[severity];
  return { P1: of('P1'), P2: of('P2'), P3: of('P3'), P4: of('P4') };
}

function readWhole(reader: Reader, key: string, otherwise: number): number {
  const number = reader.number(key) ?? otherwise;
  return Number.isInteger(number) && number >= 0
    ? number
    : reader.wrong(key, 'must be a whole number, 0 or more.') ?? otherwise;
}

/** Each later than the one before, so that none is due before it. */
function readMoments(
  reader: Reader,
  key: string,
  otherwise: readonly number[],
): readonly number[] {
  const moments = reader.durations(key) ?? otherwise;
  return moments.every((ms, i) => i === 0 || ms > moments[i - 1])
    ? moments
    : reader.wrong(key, 'must grow from one to the next.') ?? otherwise;
}

/** What happens when nobody acts, and when. */
export function readReminders(root: Reader): ReminderSettings {
  const reader = root.section('reminders');
  if (!reader) return DEFAULT_REMINDERS;
  reader.only([
    'every',
    'everyBySeverity',
    'tellOnAfter',
    'takeCommandAfter',
    'callEvery',
    'callAtMost',
    'draftAfter',
    'postmortemWithin',
    'lookAgainAfter',
  ]);
  const known = DEFAULT_REMINDERS;
  return {
    nudgeEveryMs: readNudgeEvery(reader),
    tellOnAfter: readWhole(reader, 'tellOnAfter', known.tellOnAfter),
    commandAfterMs: readMoments(
      reader,
      'takeCommandAfter',
      known.commandAfterMs,
    ),
    callEveryMs: atLeastAMinute(reader, 'callEvery') ?? known.callEveryMs,
    callAtMost: readWhole(reader, 'callAtMost', known.callAtMost),
    draftAfterMs: reader.duration('draftAfter') ?? known.draftAfterMs,
    postmortemWithinMs:
      atLeastAMinute(reader, 'postmortemWithin') ?? known.postmortemWithinMs,
    lookAgainAfterMs:
      reader.durations('lookAgainAfter') ?? known.lookAgainAfterMs,
  };
}
