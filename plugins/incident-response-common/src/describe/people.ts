import type { LedgerEventOf } from '../events/index';
import type { CallReason, peopleEvents } from '../events/people';
import { extentOf, sayExtent } from '../extent';
import { sayPaged } from '../sayPaged';
import { shortRef } from '../shortRef';
import type { EventOf } from './EventOf';

const CALL_REASONS: Readonly<Record<CallReason, string>> = {
  'no-commander': 'nobody is in command',
  'no-update': 'nudges to update customers were not answered',
  'postmortem-due': 'half of the time for the postmortem is over',
  'postmortem-overdue': 'the postmortem is overdue',
};

function howTheyJoined({
  at,
  added,
}: LedgerEventOf<'RESPONDER_JOINED'>['data']): string {
  if (added) return 'was put into the war room';
  return at ? 'came into the war room' : 'joined';
}

/** Who is called, who commands, and what they wrote. */
export function describePeople(event: EventOf<typeof peopleEvents>): string {
  switch (event.type) {
    case 'OWNERSHIP_RESOLVED':
      return event.data.entity
        ? `Catalog: ${event.data.entity.title}, ${sayExtent(
            extentOf(event.data, 'people'),
            'responder',
          )}, ${sayExtent(extentOf(event.data, 'dependents'), 'dependent')}`
        : 'Catalog: the broken entity is not known';
    case 'OWNERSHIP_LOOKUP_REQUESTED':
      return event.data.entityRef
        ? `Asked the catalog again: ${event.data.entityRef} is broken`
        : 'Asked the catalog again';
    case 'DIRECTORY_LOOKUP_FAILED':
      return `${event.data.directory} could not be read: ${event.data.error}`;
    case 'RESPONDER_ADDED':
      return `Called in: ${event.data.people
        .map(
          p =>
            p.name ?? shortRef(p.entityRef ?? p.person ?? p.email ?? 'unknown'),
        )
        .join(', ')}`;
    case 'PERSON_ERASED':
      return `Name and e-mail erased of ${event.data.persons
        .map(shortRef)
        .join(', ')}: ${event.data.reason}`;
    case 'RESPONDER_INVITED':
      return `Invited: ${event.data.responders.map(shortRef).join(', ')}`;
    case 'RESPONDER_INVITE_FAILED':
      return `Could not invite ${event.data.failures
        .map(f => `${shortRef(f.responder)} (${f.error})`)
        .join(', ')}`;
    case 'RESPONDER_CALLED':
      return event.data.error
        ? `Could not call ${shortRef(event.data.responder)}: ${
            event.data.error
          }`
        : `Called ${shortRef(event.data.responder)}: ${
            CALL_REASONS[event.data.reason]
          }`;
    case 'ON_CALL_PAGED':
      return event.data.error
        ? `${event.data.pager} could page nobody: ${event.data.error}`
        : `${event.data.pager} paged ${sayPaged(
            event.data,
          )}: nobody is in command`;
    case 'COMMAND_TAKEN':
      return event.data.displaced
        ? `${shortRef(event.data.ic)} took command from ${shortRef(
            event.data.displaced,
          )}`
        : `${shortRef(event.data.ic)} took command`;
    case 'COMMAND_HANDED_OVER':
      return `${shortRef(event.data.from)} handed command to ${shortRef(
        event.data.to,
      )}`;
    case 'RESPONDER_JOINED':
      return `${shortRef(event.data.responder)} ${howTheyJoined(event.data)}`;
    case 'NOTE_ADDED':
      return `${event.data.update ? 'Update' : 'Note'}: ${event.data.text}`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
