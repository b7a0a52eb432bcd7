import {
  sayTime,
  shortRef,
  type CallReason,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { effectKeys } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';
import { notice } from './ending';
import { callOf } from './nextToCall';

const NOTHING: Plan = { due: [], nextAt: null };

/** Epoch milliseconds by which the postmortem has to be finished; `null`: nobody has to. */
export function postmortemDueAt(
  incident: Incident,
  { reminders }: Pick<Settings, 'reminders'>,
): number | null {
  const { kind, status, resolution } = incident;
  const isOver = status === 'resolved' || status === 'closed';
  return kind === 'real' && isOver && resolution
    ? Date.parse(resolution.at) + reminders.postmortemWithinMs
    : null;
}

/** The moments at which the commander is reminded of it, in order. */
function moments(
  dueAt: number,
  withinMs: number,
): readonly { readonly reason: CallReason; readonly at: number }[] {
  return [
    { reason: 'postmortem-due', at: dueAt - Math.round(withinMs / 2) },
    { reason: 'postmortem-overdue', at: dueAt },
  ];
}

function reminder(
  incident: Incident,
  reason: CallReason,
  dueAt: number,
  settings: Settings,
): readonly PlannedEffect[] {
  const who = incident.ic ?? incident.resolution?.by;
  const due = sayTime(new Date(dueAt).toISOString());
  const title =
    reason === 'postmortem-overdue'
      ? 'The postmortem is overdue'
      : 'The postmortem waits to be finished';
  const line = `It was due at ${due} and nobody has said that it is finished. Review it, then mark it as finished on the incident page.`;
  const content = {
    title,
    lines: [
      line.replace(
        'was due at',
        reason === 'postmortem-overdue' ? 'was due at' : 'is due at',
      ),
      ...(who ? [`It is with ${shortRef(who)}.`] : []),
    ],
    links: [],
  };
  const n = endingOf(incident);
  return [
    ...notice(incident, `${reason}:${n}`, content),
    ...(who
      ? [
          callOf(
            incident,
            {
              reason,
              n,
              person: { id: who, entityRef: who },
              title,
              line: content.lines[0],
            },
            settings.appUrl,
          ),
        ]
      : []),
  ];
}

/** Reminds the commander once at half of the time and once at its end, until it is finished. */
export function watchPostmortem(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const dueAt = postmortemDueAt(incident, settings);
  if (dueAt === null || incident.postmortem.finishedAt) return NOTHING;
  const { postmortemWithinMs } = settings.reminders;
  const all = moments(dueAt, postmortemWithinMs);
  const ahead = all.find(({ at }) => at > now);
  // Only the last one that is over: whoever was away is not told of both.
  const over = all.filter(({ at }) => at <= now).at(-1);
  const isTold =
    over &&
    incident.effects[effectKeys.call(over.reason, endingOf(incident))]
      ?.status === 'done';
  return {
    due:
      over && !isTold ? reminder(incident, over.reason, dueAt, settings) : [],
    nextAt: ahead?.at ?? null,
  };
}
