import { describeEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { Hearing } from '../judge';

/** How somebody is told that what they asked for was done. */
const DONE =
  /^(?:\S+ took command|Update: |Nudges (?:silenced|resumed)|Mitigated: |Resolved: |Rated \d|Status draft \S+ (?:created|revised|revision))/;

/** What somebody in Slack was told is done, and is not; and what did not arrive, and nobody was told so. */
export function lostClicks({
  world: { slack },
  events,
  tidings,
}: Pick<Hearing, 'world' | 'events' | 'tidings'>): readonly string[] {
  if (!slack) return [];
  const done = new Set(events.map(({ event }) => describeEvent(event)));
  const told = slack.whispers
    .flatMap(text => text.split('\n'))
    .filter(line => DONE.test(line) && !done.has(line))
    .map(line => `Somebody was told "${line}", and no ledger says so.`);
  const unheard = tidings.flatMap(tiding => {
    if (tiding.type !== 'fault' || tiding.fault.how !== 'die-before') return [];
    const [, name] = /^door:([^#]+)/.exec(tiding.fault.at) ?? [];
    return name === undefined ||
      slack.acts.some(act => act.name === name && !act.arrived)
      ? []
      : [`A process died with ${name} in hand, and nobody was told so.`];
  });
  return [...told, ...unheard];
}

/** What somebody in Slack did once and the ledger has twice: the same words are never typed twice. */
export function doubledClicks({
  world: { slack },
  events,
}: Pick<Hearing, 'world' | 'events'>): readonly string[] {
  if (!slack) return [];
  const did = events.flatMap(({ incidentId, event }) => {
    if (event.type === 'NOTE_ADDED') return [`"${event.data.text}"`];
    return event.type === 'STATUSPAGE_DRAFT_APPROVED'
      ? [`approval of ${event.data.draftId} of ${incidentId}`]
      : [];
  });
  return did
    .filter((what, n) => did.indexOf(what) < n)
    .map(what => `${what} is on the ledger twice.`);
}
