import { CHECKLIST_LABELS } from './checklist';
import type { CallReason, DraftReason, LedgerEvent } from './events/index';
import { extentOf, plural, sayExtent } from './extent';
import type { LinkRelation } from './severity';

/**
 * An entity ref as people say it: `user:default/ada` → `ada`. The id of somebody who is in no catalog
 * → `person 3f2a9c`.
 *
 * @public
 */
export function shortRef(entityRef: string): string {
  return entityRef
    .replace(/^person:([0-9a-f]{6})[0-9a-f]*$/, 'person $1')
    .replace(/^email:/, '')
    .replace(/^[^:/]+:/, '')
    .replace(/^default\//, '');
}

const LINK_WORDS = {
  related: 'related',
  cause: 'the cause of this one',
  consequence: 'a consequence of this one',
  duplicate: 'the same as this one',
} as const satisfies Record<LinkRelation, string>;

const CALL_REASONS: Readonly<Record<CallReason, string>> = {
  'no-commander': 'nobody is in command',
  'no-update': 'reminders to update customers were not answered',
  'postmortem-due': 'half of the time for the postmortem is over',
  'postmortem-overdue': 'the postmortem is overdue',
};

const DRAFT_REASONS: Readonly<Record<DraftReason, string>> = {
  'no-draft': 'there was none yet',
  'page-open': 'the incident is over and the page still says otherwise',
};

/**
 * One sentence, in the past tense, that says what an event did.
 * The timeline, the postmortem and the drill's transcript all read the same.
 *
 * @public
 */
export function describeEvent(event: LedgerEvent): string {
  switch (event.type) {
    case 'INCIDENT_DECLARED':
      return `Incident declared as ${event.data.severity}: ${event.data.title}`;
    case 'ALERT_RECORDED':
      return `Alert ${event.data.alert.state} (${event.data.alert.source}: ${event.data.alert.trigger})`;
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
      return `${shortRef(event.data.responder)} joined`;
    case 'NOTE_ADDED':
      return `${event.data.update ? 'Update' : 'Note'}: ${event.data.text}`;
    case 'WAR_ROOM_CREATED':
      return `War room ${event.data.name} opened`;
    case 'ROOM_MESSAGE_POSTED':
      return `Posted in the war room: ${event.data.what}`;
    case 'ROOM_MESSAGE_UPDATED':
      return `Updated in the war room: ${event.data.what}`;
    case 'CONTEXT_SNAPSHOT_ATTACHED':
      return `Context attached: ${plural(event.data.facts.length, 'fact')}`;
    case 'CHANGES_ATTACHED':
      return `Recent changes attached: ${plural(
        event.data.facts.length,
        'fact',
      )}`;
    case 'CHECKLIST_PINNED':
      return 'Checklist pinned';
    case 'CHECKLIST_ITEM_UPDATED':
      return `${event.data.done ? 'Ticked' : 'Unticked'}: ${
        CHECKLIST_LABELS[event.data.item]
      }`;
    case 'WAR_ROOM_ASSEMBLED':
      return `War room assembled in ${event.data.tookMs} ms`;
    case 'STATUSPAGE_DRAFT_REQUESTED':
      return event.data.reason
        ? `A status draft (${event.data.status}) is proposed: ${
            DRAFT_REASONS[event.data.reason]
          }`
        : `A status draft (${event.data.status}) was asked of the writer`;
    case 'STATUSPAGE_DRAFT_CREATED':
      return `Status draft ${event.data.draftId} created`;
    case 'STATUSPAGE_DRAFT_REVISED':
      return `Status draft ${event.data.draftId} revised (revision ${event.data.revision})`;
    case 'STATUSPAGE_DRAFT_APPROVED':
      return `Status draft ${event.data.draftId} revision ${event.data.revision} approved`;
    case 'STATUSPAGE_APPROVAL_GIVEN':
      return `Status draft ${event.data.draftId} revision ${event.data.revision} approved by one of ${event.data.quorum} people it needs`;
    case 'STATUSPAGE_APPROVAL_REFUSED':
      return `Approval of ${event.data.draftId} revision ${event.data.revision} refused: ${event.data.sentence}`;
    case 'STATUSPAGE_APPROVAL_REJECTED':
      return `Status draft ${event.data.draftId} rejected: ${event.data.reason}`;
    case 'STATUSPAGE_APPROVAL_VOIDED':
      return `Approval of ${event.data.draftId} ${
        event.data.lapsed ? 'lapsed' : 'is void'
      }: ${event.data.reason}`;
    case 'STATUSPAGE_PUBLISHED':
      return `Status draft ${event.data.draftId} published${
        event.data.found ? ' (found on the page)' : ''
      }`;
    case 'PUBLICATION_UNKNOWN':
      return `Nobody knows whether ${event.data.draftId} reached the page: ${event.data.detail}`;
    case 'PUBLICATION_SETTLED':
      return `Publication of ${event.data.draftId} settled: ${
        event.data.found ? 'it is on the page' : 'it is not on the page'
      }`;
    case 'COMMAND_REMINDER_SENT':
      return `Reminder ${event.data.reminder} that nobody is in command sent`;
    case 'STATUS_REMINDER_SENT':
      return `Status update reminder ${event.data.nudge} sent`;
    case 'STATUS_REMINDER_SILENCED':
      return event.data.until
        ? `Reminders silenced until ${event.data.until}`
        : 'Reminders silenced';
    case 'STATUS_REMINDER_RESUMED':
      return 'Reminders resumed';
    case 'CADENCE_CHANGED':
      return `Reminder cadence ${event.data.cadence}`;
    case 'INCIDENT_MITIGATED':
      return `Mitigated: ${event.data.summary}`;
    case 'INCIDENT_RESOLVED':
      return `Resolved: ${event.data.summary}`;
    case 'POSTMORTEM_DRAFTED':
      return `Postmortem written by ${event.data.writer}`;
    case 'POSTMORTEM_CREATED':
      return `Postmortem filed in ${event.data.tracker}`;
    case 'POSTMORTEM_FINISHED':
      return 'Postmortem finished';
    case 'ANNOUNCEMENT_POSTED':
      return `Announced: ${event.data.what}`;
    case 'WAR_ROOM_ARCHIVED':
      return 'War room archived';
    case 'SEVERITY_CHANGED':
      return `Severity changed from ${event.data.from} to ${event.data.to}: ${event.data.reason}`;
    case 'ASSEMBLY_FAILED':
      return `The war room could not be assembled: ${event.data.reason}`;
    case 'INCIDENT_DISMISSED':
      return `Dismissed as a false alarm: ${event.data.reason}`;
    case 'INCIDENT_MERGED':
      return `Merged into ${event.data.into}: ${event.data.reason}`;
    case 'INCIDENT_REOPENED':
      return `Reopened: ${event.data.reason}`;
    case 'INCIDENT_CLOSED':
      return 'Closed: everything that follows a resolution is done';
    case 'ROLE_ASSIGNED':
      return event.data.to
        ? `${shortRef(event.data.to)} is ${event.data.role}`
        : `Nobody is ${event.data.role} any longer`;
    case 'IC_RATED':
      return `Rated ${event.data.rating} of 5${
        event.data.comment ? `: ${event.data.comment}` : ''
      }`;
    case 'INCIDENT_LINKED':
      return `Linked: ${event.data.other} is ${
        LINK_WORDS[event.data.relation]
      }`;
    case 'INCIDENT_RESTRICTED':
      return `Restricted: ${event.data.reason}`;
    case 'RESTRICTION_LIFTED':
      return `Restriction lifted: ${event.data.reason}`;
    case 'LEGAL_HOLD_PLACED':
      return `Legal hold placed: ${event.data.reason}`;
    case 'LEGAL_HOLD_LIFTED':
      return `Legal hold lifted: ${event.data.reason}`;
    case 'LINK_TOLD':
      return `${event.data.other} knows of the link`;
    case 'EFFECT_CLAIMED':
      return `Started: ${event.data.key}`;
    case 'EFFECT_FAILED':
      return event.data.sentence;
    case 'EFFECT_RETRIED':
      return `Asked to try again: ${event.data.key}`;
    case 'EFFECT_OBSERVED':
      return `A late answer for ${event.data.key}: ${event.data.outcome}`;
    default: {
      const unreachable: never = event;
      return `Event of a newer version: ${
        (unreachable as { type: string }).type
      }`;
    }
  }
}
