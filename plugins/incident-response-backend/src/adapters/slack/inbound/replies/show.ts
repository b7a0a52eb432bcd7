import {
  checklistLabel,
  describeEvent,
  isPlumbing,
  type Incident,
  type Timeline,
} from '@incident-response/backstage-plugin-incident-response-common';
import { COMMANDS } from '../CommandRegistry';
import type { Reply } from './Reply';

const links = (url: string) => [{ label: 'Incident page', url }];

/** `user:default/ada` → `ada`; as people are spoken of in a sentence. */
const nameOf = (ref: string) => ref.replace(/^user:default\//, '');

function waiting({ drafts }: Incident): readonly string[] {
  return drafts
    .filter(({ status }) => status === 'waiting' || status === 'unknown')
    .map(({ draftId, status, revisions }) =>
      status === 'waiting'
        ? `${draftId}, revision ${revisions.length}, waits for approval.`
        : `Nobody knows whether ${draftId} reached the public page: settle it on the incident page.`,
    );
}

/** Where an incident stands. */
export function showStatus(incident: Incident, url: string): Reply {
  const { severity, status, title, ic, publicIncident, resolution } = incident;
  const open = publicIncident && publicIncident.status !== 'resolved';
  return {
    title: `${severity} ${status}: ${title}`,
    lines: [
      ic ? `${nameOf(ic)} is in command.` : 'Nobody is in command.',
      ...waiting(incident),
      ...(publicIncident
        ? [`Customers read: ${publicIncident.status}.`]
        : ['Nothing is published.']),
      ...(resolution && open ? ['Resolved, page still open.'] : []),
      ...incident.gaps,
    ],
    links: links(url),
  };
}

/** What is done of the checklist, and what is not. */
export function showChecklist(incident: Incident, url: string): Reply {
  const { checklist, severity } = incident;
  const done = checklist.filter(entry => entry.done).length;
  return {
    title: `Checklist: ${done} of ${checklist.length} done`,
    lines: checklist.map(
      entry =>
        `${entry.done ? '☑' : '☐'} ${checklistLabel(entry.item, severity)}`,
    ),
    links: links(url),
  };
}

/** How many entries of the timeline are shown. */
const TIMELINE_LENGTH = 15;
/** And read: how the machinery did it is left out. */
export const TIMELINE_READ = 80;

const timeOf = (at: string) => `${at.slice(11, 16)} UTC`;

/** The newest of what happened. */
export function showTimeline({ entries }: Timeline, url: string): Reply {
  const told = entries
    .filter(({ event }) => !isPlumbing(event.type))
    .slice(-TIMELINE_LENGTH);
  return {
    title: 'Timeline',
    lines:
      told.length === 0
        ? ['Nothing is on the ledger yet.']
        : told.map(
            ({ event }) => `${timeOf(event.at)} ${describeEvent(event)}`,
          ),
    links: links(url),
  };
}

/** Every command, with the name that the app is called by. */
export function showHelp(command: string): Reply {
  return {
    title: 'Commands',
    lines: COMMANDS.map(({ name, usage, about }) =>
      [[command, name, usage].filter(Boolean).join(' '), about].join(' – '),
    ),
    links: [],
  };
}
