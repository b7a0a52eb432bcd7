import {
  isOpenStatus,
  type Incident,
  type WarRoom,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { takeCommandButton } from '../render/buttons';
import type { Settings } from '../Settings';
import { minutesSince } from './minutesSince';
import { notice } from './ending';
import { calledFor, callOf, nextToCall } from './nextToCall';

const NOTHING: Plan = { due: [], nextAt: null };

/** What is done next while nobody is in command, and when. */
export type CommandStep =
  | { readonly do: 'remind'; readonly n: number; readonly at: number }
  | { readonly do: 'call'; readonly at: number };

/** `undefined`: somebody is in command, or there is nowhere to remind anybody. */
export function nextCommandStep(
  incident: Incident,
  { reminders }: Pick<Settings, 'reminders'>,
): CommandStep | undefined {
  const { room, ic, status, commandWatch } = incident;
  if (ic || !room || room.archived || !isOpenStatus(status)) return undefined;
  const { commandAfterMs, callEveryMs } = reminders;
  const declaredAt = Date.parse(
    incident.reopenings.at(-1)?.at ?? incident.milestones.declaredAt,
  );
  const since = commandWatch.since ? Date.parse(commandWatch.since) : undefined;
  const taken = commandWatch.reminders;
  const record = incident.effects[effectKeys.commandReminder(taken + 1)];
  const askedAgain = record?.status === 'pending' && record.retries > 0;
  if (taken < commandAfterMs.length || askedAgain) {
    const after = commandAfterMs[taken] ?? 0;
    const pause = after - (taken > 0 ? commandAfterMs[taken - 1] : 0);
    // After an outage they come one by one all the same, and not all at once.
    const at = Math.max(declaredAt + after, since ? since + pause : 0);
    return { do: 'remind', n: taken + 1, at: askedAgain ? declaredAt : at };
  }
  const last = since ?? declaredAt + (commandAfterMs.at(-1) ?? 0);
  return { do: 'call', at: last + callEveryMs };
}

function reminder(
  incident: Incident,
  room: WarRoom,
  step: Extract<CommandStep, { do: 'remind' }>,
  { appUrl }: Settings,
): PlannedEffect {
  const { n, at } = step;
  const minutes = minutesSince(Date.parse(incident.milestones.declaredAt), at);
  const content = {
    title: `Nobody is in command (reminder ${n})`,
    lines: [
      `This incident has had no commander for ${minutes}.`,
      'Take command. If nobody does, responders are called one after the other.',
    ],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ],
    buttons: takeCommandButton(incident),
  };
  return {
    kind: 'post',
    key: effectKeys.commandReminder(n),
    what: `command-reminder:${n}`,
    roomId: room.roomId,
    content,
    hash: shortHash(JSON.stringify(content)),
    commandReminder: n,
  };
}

function callNext(
  incident: Incident,
  { reminders, appUrl }: Settings,
): readonly PlannedEffect[] {
  const called = calledFor(incident, 'no-commander');
  const person =
    called.length < reminders.callAtMost
      ? nextToCall(incident, called)
      : undefined;
  if (!person)
    return notice(incident, `nobody-left:${called.length}`, {
      title: 'Nobody is in command, and nobody is left to call',
      lines: [
        `${called.length} ${
          called.length === 1 ? 'responder was' : 'responders were'
        } called.`,
        'Take command, or invite somebody who can.',
      ],
      links: [],
      buttons: takeCommandButton(incident),
    });
  return [
    callOf(
      incident,
      {
        reason: 'no-commander',
        n: called.length + 1,
        person,
        title: `${incident.severity}: nobody is in command, you are next`,
        line: 'Take command, or say in the war room who does.',
      },
      appUrl,
    ),
  ];
}

/**
 * Until somebody takes command: the room is reminded, then responders are called in the order of the
 * list, one at a time, until they are at an end.
 */
export function watchCommand(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const step = nextCommandStep(incident, settings);
  if (!step || !incident.room) return NOTHING;
  if (step.at > now) return { due: [], nextAt: step.at };
  return {
    due:
      step.do === 'remind'
        ? [reminder(incident, incident.room, step, settings)]
        : callNext(incident, settings),
    nextAt: null,
  };
}
