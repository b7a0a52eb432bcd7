import {
  isOpenStatus,
  isRestricted,
  shortRef,
  type Incident,
  type Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { renderNudge } from '../render/nudge';
import type { Settings } from '../Settings';
import { calledFor, callOf, nextToCall } from './nextToCall';

/** Whether somebody silenced the reminders and the silence is not over. */
export function isSilenced(
  { reminders }: Pick<Incident, 'reminders'>,
  now: number,
): boolean {
  const { silenced, silencedUntil } = reminders;
  return silenced && (!silencedUntil || now < Date.parse(silencedUntil));
}

/** Milliseconds between two nudges, as grave as it is now. */
export function nudgeEveryMs(
  { severity }: Pick<Incident, 'severity'>,
  { reminders }: Pick<Settings, 'reminders'>,
): number {
  return reminders.nudgeEveryMs[severity];
}

/** When the next nudge is due, or `null` while there is none. */
export function nextNudgeAt(
  incident: Incident,
  settings: Settings,
  now: number,
): number | null {
  if (!incident.room || incident.room.archived) return null;
  // While it is restricted, customers are not to be told.
  if (!isOpenStatus(incident.status) || isRestricted(incident)) return null;
  const { since, silencedUntil, sent, tried } = incident.reminders;
  const again = incident.effects[effectKeys.nudge(tried + 1)];
  const isAskedFor = again?.status === 'pending' && again.retries > 0;
  // What keeps failing is tried more rarely.
  const pause =
    nudgeEveryMs(incident, settings) * 2 ** Math.min(tried - sent, 3);
  const cadenceAt = isAskedFor ? now : Date.parse(since) + pause;
  if (!isSilenced(incident, now)) return cadenceAt;
  return silencedUntil ? Math.max(cadenceAt, Date.parse(silencedUntil)) : null;
}

/** What the reminders are to do now. */
export function wantedCadence(
  incident: Pick<Incident, 'status' | 'reminders'>,
  now: number,
): 'on' | 'silenced' | 'stopped' {
  const running = isSilenced(incident, now) ? 'silenced' : 'on';
  return isOpenStatus(incident.status) ? running : 'stopped';
}

function cadence(
  incident: Incident,
  settings: Settings,
  now: number,
): readonly PlannedEffect[] {
  const { cadence: told, cadenceMs } = incident.reminders;
  const everyMs = nudgeEveryMs(incident, settings);
  const wanted = wantedCadence(incident, now);
  // Earlier versions did not note the interval: theirs is left as it is.
  const isOther =
    wanted === 'on' && cadenceMs !== undefined && cadenceMs !== everyMs;
  if (told === wanted && !isOther) return [];
  if (told === 'off' && !incident.room) return [];
  return [
    {
      kind: 'cadence',
      key: effectKeys.cadence(wanted),
      ...(wanted === 'on' ? { cadence: wanted, everyMs } : { cadence: wanted }),
    },
  ];
}

/** Whom the nudges that nobody answers are told on to, one after the other. */
export function nextToldOn(
  incident: Incident,
  { reminders: { tellOnAfter, callAtMost } }: Pick<Settings, 'reminders'>,
): Responder | undefined {
  const { toldOn } = incident.reminders;
  if (!incident.ic || tellOnAfter === 0 || toldOn >= callAtMost)
    return undefined;
  // Those who were told before the last update may be told again.
  const told =
    toldOn > 0 ? calledFor(incident, 'no-update').slice(-toldOn) : [];
  return nextToCall(incident, told);
}

function tellOn(
  incident: Incident,
  settings: Settings,
): readonly PlannedEffect[] {
  const { unanswered, toldOn } = incident.reminders;
  if (unanswered < settings.reminders.tellOnAfter * (toldOn + 1)) return [];
  const person = nextToldOn(incident, settings);
  if (!person || !incident.ic) return [];
  return [
    callOf(
      incident,
      {
        reason: 'no-update',
        n: calledFor(incident, 'no-update').length + 1,
        person,
        title: `${incident.severity}: ${unanswered} nudges to update customers are unanswered`,
        line: `${shortRef(
          incident.ic,
        )} is in command. Help with the next update, or ask for command.`,
      },
      settings.appUrl,
    ),
  ];
}

/** Whom a nudge goes to directly, where it is to. */
function directly({ ic, responders }: Incident, { nudges }: Settings) {
  if (nudges !== 'dm' || !ic) return {};
  const known = responders.find(({ id }) => id === ic);
  return { direct: known ?? { id: ic, entityRef: ic } };
}

/** The reminder that customers are waiting for a word, every so often, until somebody resolves. */
export function scheduleNudges(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const nextAt = nextNudgeAt(incident, settings, now);
  const quiet = nextAt === null || isSilenced(incident, now);
  const due = [
    ...cadence(incident, settings, now),
    ...(quiet ? [] : tellOn(incident, settings)),
  ];
  if (nextAt === null || nextAt > now || !incident.room) return { due, nextAt };
  const n = incident.reminders.tried + 1;
  const { appUrl } = settings;
  const content = renderNudge(incident, { n, at: nextAt, appUrl });
  return {
    due: [
      ...due,
      {
        kind: 'post',
        key: effectKeys.nudge(n),
        what: `nudge:${n}`,
        roomId: incident.room.roomId,
        content,
        hash: shortHash(JSON.stringify(content)),
        nudge: n,
        ...directly(incident, settings),
      },
    ],
    nextAt: null,
  };
}
