import {
  isOpenStatus,
  type Incident,
  type Responder,
  type WarRoom,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import { takeCommandButton } from '../render/buttons';
import type { Settings } from '../Settings';
import { earliest } from './earliest';
import { notice } from './ending';
import { minutesSince } from './minutesSince';
import { calledFor, callOf, nextToCall } from './nextToCall';
import {
  isPageAskedAgain,
  isPageAwaited,
  isPageDue,
  pageOnCall,
  sayPage,
  tellPageTrouble,
} from './onCallPage';

const NOTHING: Plan = { due: [], nextAt: null };

/** What is done next while nobody is in command, and when. */
export type CommandStep =
  | { readonly do: 'remind'; readonly n: number; readonly at: number }
  | {
      readonly do: 'call';
      readonly at: number;
      /** When those on call are paged; absent: nobody is, or they were already. */
      readonly pageAt?: number;
    };

/** The next one who can be called, as long as not enough were. */
function personToCall(
  incident: Incident,
  { reminders }: Pick<Settings, 'reminders'>,
): Responder | undefined {
  const called = calledFor(incident, 'no-commander');
  return called.length < reminders.callAtMost
    ? nextToCall(incident, called)
    : undefined;
}

/** The room was reminded: somebody is called, those on call are paged, the others are called. */
function afterReminders(
  incident: Incident,
  settings: Pick<Settings, 'reminders' | 'pager'>,
  last: number,
): Extract<CommandStep, { do: 'call' }> {
  const { callEveryMs, commandAfterMs } = settings.reminders;
  const next = last + callEveryMs;
  const call = { do: 'call', at: next } as const;
  if (!isPageDue(incident, settings)) return call;
  if (isPageAskedAgain(incident)) return { ...call, pageAt: last };
  const since = incident.reopenings.at(-1)?.at ?? '';
  const called = calledFor(incident, 'no-commander').filter(
    ({ at }) => at >= since,
  );
  if (called.length > 0) {
    const isTurn = called.length === 1 && isPageAwaited(incident, settings);
    return {
      do: 'call',
      at: isTurn ? next + callEveryMs : next,
      pageAt: Date.parse(called[0].at) + callEveryMs,
    };
  }
  if (personToCall(incident, settings))
    return { ...call, pageAt: next + callEveryMs };
  // Whoever is not there cannot be waited for.
  return { ...call, pageAt: commandAfterMs.length > 0 ? last : next };
}

/** `undefined`: somebody is in command, or there is nowhere to remind anybody. */
export function nextCommandStep(
  incident: Incident,
  settings: Pick<Settings, 'reminders' | 'pager'>,
): CommandStep | undefined {
  const { room, ic, status, commandWatch } = incident;
  if (ic || !room || room.archived || !isOpenStatus(status)) return undefined;
  const { commandAfterMs } = settings.reminders;
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
  // What was done before a reopening was done in another situation.
  const last =
    since !== undefined && since >= declaredAt
      ? since
      : declaredAt + (commandAfterMs.at(-1) ?? 0);
  return afterReminders(incident, settings, last);
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
  settings: Settings,
): readonly PlannedEffect[] {
  const called = calledFor(incident, 'no-commander');
  const person = personToCall(incident, settings);
  if (!person)
    return notice(incident, `nobody-left:${called.length}`, {
      title: 'Nobody is in command, and nobody is left to call',
      lines: [
        `${called.length} ${
          called.length === 1 ? 'responder was' : 'responders were'
        } called. ${sayPage(incident, settings)}`,
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
      settings.appUrl,
    ),
  ];
}

/** The calls and the page beside them, neither of which waits for the other when it does not work. */
function callAndPage(
  incident: Incident,
  { at, pageAt }: Extract<CommandStep, { do: 'call' }>,
  settings: Settings,
  now: number,
): Plan {
  const isPageTime = pageAt !== undefined && pageAt <= now;
  return {
    due: [
      ...(isPageTime ? pageOnCall(incident, settings) : []),
      ...tellPageTrouble(incident, settings),
      ...(at <= now ? callNext(incident, settings) : []),
    ],
    nextAt: earliest(
      [at, pageAt].map(ms => (ms !== undefined && ms > now ? ms : null)),
    ),
  };
}

/**
 * Until somebody takes command: the room is reminded, then responders are called in the order of the
 * list, one at a time, until they are at an end; after the first of them, those on call are paged.
 */
export function watchCommand(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const step = nextCommandStep(incident, settings);
  if (!step || !incident.room) return NOTHING;
  if (step.do === 'call') return callAndPage(incident, step, settings, now);
  return step.at > now
    ? { due: [], nextAt: step.at }
    : {
        due: [reminder(incident, incident.room, step, settings)],
        nextAt: null,
      };
}
