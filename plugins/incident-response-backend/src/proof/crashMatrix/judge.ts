import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { foldLedger } from '../../domain/foldIncident';
import { isKnown, openCommit } from '../../domain/ledger';
import { verifyLedger } from '../../domain/verifyLedger';
import type { Tiding } from './Job';
import { judgeDoubled } from './judgeDoubled';
import { judgeUnapproved } from './judgeUnapproved';
import type { LedgerOf, World } from './World';

/** One sentence for each thing that went wrong. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unapproved: readonly string[];
}

export interface EventAt {
  readonly seq: number;
  readonly event: LedgerEvent;
}

/** Events of a ledger, each with its commit. */
export function eventsOf({ commits }: LedgerOf): readonly EventAt[] {
  return commits.flatMap(stored => {
    const { seq, events } = openCommit(stored);
    return events.filter(isKnown).map(event => ({ seq, event }));
  });
}

/** Whoever was answered finds what they were told. */
function lostAnswers(
  world: World,
  events: readonly EventAt[],
  tidings: readonly Tiding[],
): readonly string[] {
  const recorded = new Set(
    events.flatMap(({ event }) =>
      event.type === 'ALERT_RECORDED' ? [event.data.eventKey] : [],
    ),
  );
  const drained = new Set(
    world.inbox.flatMap(row => (row.drained_at ? [row.event_key] : [])),
  );
  const has = (seq: number, type: string) =>
    events.some(e => e.seq === seq && e.event.type === type);
  return tidings.flatMap(tiding => {
    if (tiding.type === 'answered')
      return [
        ...(recorded.has(tiding.eventKey)
          ? []
          : [
              `Alert ${tiding.eventKey} was answered and is not on the ledger.`,
            ]),
        ...(drained.has(tiding.eventKey)
          ? []
          : [`Alert ${tiding.eventKey} was answered and is not drained.`]),
      ];
    if (tiding.type === 'accepted')
      return tiding.events
        .filter(type => !has(tiding.seq, type))
        .map(
          type =>
            `${tiding.command} was accepted, and commit ${tiding.seq} has no ${type}.`,
        );
    return [];
  });
}

/** What the ledger says was shown is there to be seen. */
function lostActs(world: World, events: readonly EventAt[]): readonly string[] {
  const shown = new Set(world.messages.map(m => m.message_id));
  const published = new Set(
    world.updates.map(u => `${u.draft_id}:${u.sha256}`),
  );
  return events.flatMap(({ seq, event }) => {
    switch (event.type) {
      case 'ROOM_MESSAGE_POSTED':
      case 'STATUS_REMINDER_SENT':
      case 'ANNOUNCEMENT_POSTED':
        return shown.has(event.data.messageId)
          ? []
          : [`Commit ${seq} says ${event.type}, and no such message is there.`];
      case 'STATUSPAGE_PUBLISHED':
        return published.has(`${event.data.draftId}:${event.data.sha256}`)
          ? []
          : [
              `Commit ${seq} says ${event.data.draftId} was published, and it is not on the page.`,
            ];
      default:
        return [];
    }
  });
}

/** The incident came to its end, with everything that belongs to it. */
function unfinished(world: World, ledger: LedgerOf): readonly string[] {
  const { room, ...incident } = foldLedger(ledger.commits.map(openCommit));
  const verdict = verifyLedger(
    ledger.incidentId,
    ledger.commits,
    ledger.head,
    world.keys,
  );
  const wanted: readonly (readonly [boolean, string])[] = [
    [verdict.ok, `The ledger is not intact: ${JSON.stringify(verdict)}`],
    [incident.status === 'closed', `The incident is ${incident.status}.`],
    [room?.archived === true, 'The war room is not archived.'],
    [world.rooms.every(r => r.archived_at), 'The room itself is still open.'],
    [
      incident.drafts.filter(d => d.status === 'published').length === 3,
      'Not every public update was published.',
    ],
    [
      world.updates.length >= 3,
      `The page shows ${world.updates.length} updates of 3.`,
    ],
    [
      incident.postmortem.postmortemId !== undefined &&
        world.postmortems.length > 0,
      'There is no postmortem.',
    ],
    [
      incident.announcements.includes('resolved'),
      'Nobody heard that it is resolved.',
    ],
    [
      Object.values(incident.effects).every(e => e.status !== 'parked'),
      'An effect is parked, and nothing was wrong with it.',
    ],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/**
 * Compares what was answered and approved with what the database holds in the end.
 */
export function judge(
  world: World,
  tidings: readonly Tiding[],
  stuck?: string,
): Verdict {
  const events = world.ledgers.flatMap(eventsOf);
  return {
    lost: [
      ...(stuck ? [stuck] : []),
      ...(world.ledgers.length === 0 ? ['There is no incident.'] : []),
      ...lostAnswers(world, events, tidings),
      ...lostActs(world, events),
      ...world.ledgers.flatMap(ledger => unfinished(world, ledger)),
    ],
    doubled: judgeDoubled(world, events),
    unapproved: judgeUnapproved(world, events),
  };
}
