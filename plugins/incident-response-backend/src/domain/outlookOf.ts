import {
  isOpenStatus,
  isPageStillOpen,
  type Incident,
  type Outlook,
} from '@incident-response/backstage-plugin-incident-response-common';
import { nextCommandStep } from './plans/commandWatch';
import { nextLookAt } from './plans/lookAgain';
import { calledFor, nextToCall } from './plans/nextToCall';
import { nextNudgeAt, nextToldOn } from './plans/nudgeScheduler';
import { isPageDue } from './plans/onCallPage';
import { postmortemDueAt } from './plans/postmortemWatch';
import { firstProposalAt } from './plans/proposals';
import type { Settings } from './Settings';

const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

function nextReminder(
  incident: Incident,
  settings: Settings,
  now: number,
): Outlook['reminder'] {
  const command = nextCommandStep(incident, settings);
  const nudgeAt = nextNudgeAt(incident, settings, now);
  if (command?.do === 'remind' && (nudgeAt === null || command.at <= nudgeAt))
    return { about: 'command', at: iso(command.at) };
  return nudgeAt === null ? null : { about: 'update', at: iso(nudgeAt) };
}

function nextCall(incident: Incident, settings: Settings): Outlook['call'] {
  const { reminders } = settings;
  if (incident.ic) {
    const person = isOpenStatus(incident.status)
      ? nextToldOn(incident, settings)
      : undefined;
    return person ? { reason: 'no-update', responder: person.id } : null;
  }
  const step = nextCommandStep(incident, settings);
  if (!step) return null;
  const called = calledFor(incident, 'no-commander');
  const person =
    called.length < reminders.callAtMost
      ? nextToCall(incident, called)
      : undefined;
  if (!person) return null;
  // Until the room was reminded, the calls wait for the reminders that are still to come.
  const last = reminders.commandAfterMs.at(-1) ?? 0;
  const at =
    step.do === 'call'
      ? step.at
      : Date.parse(incident.milestones.declaredAt) +
        last +
        reminders.callEveryMs;
  return { reason: 'no-commander', responder: person.id, at: iso(at) };
}

/** When those on call are paged if nobody takes command. */
function nextPageAt(
  incident: Incident,
  settings: Settings,
): number | undefined {
  const step = nextCommandStep(incident, settings);
  if (!step || !isPageDue(incident, settings)) return undefined;
  if (step.do === 'call') return step.pageAt;
  // Until the room was reminded, it waits for the reminders that are still to come, and for one call.
  const { callEveryMs, commandAfterMs } = settings.reminders;
  const call = nextCall(incident, settings);
  return call?.at
    ? Date.parse(call.at) + callEveryMs
    : Date.parse(incident.milestones.declaredAt) + (commandAfterMs.at(-1) ?? 0);
}

function nextPage(
  incident: Incident,
  settings: Settings,
): Pick<Outlook, 'page'> {
  const at = nextPageAt(incident, settings);
  return settings.pager && at !== undefined && !incident.blockedBy
    ? { page: { pager: settings.pager.name, at: iso(at) } }
    : {};
}

function postmortem(
  incident: Incident,
  settings: Settings,
  now: number,
): Outlook['postmortem'] {
  const dueAt = postmortemDueAt(incident, settings);
  if (dueAt === null) return { state: 'none' };
  if (incident.postmortem.finishedAt) return { state: 'finished' };
  return { state: now >= dueAt ? 'overdue' : 'due', dueAt: iso(dueAt) };
}

/** What happens next if nobody acts. The same rules as the plans, for people to read. */
export function outlookOf(
  incident: Incident,
  settings: Settings,
  at: Date,
): Outlook {
  const now = at.getTime();
  return {
    ...nextPage(incident, settings),
    reminder: incident.blockedBy ? null : nextReminder(incident, settings, now),
    call: incident.blockedBy ? null : nextCall(incident, settings),
    draftProposalAt: isoOrNull(firstProposalAt(incident, settings)),
    pageStillOpen: isPageStillOpen(incident),
    postmortem: postmortem(incident, settings, now),
    lookAgainAt: isoOrNull(nextLookAt(incident, settings)),
  };
}
