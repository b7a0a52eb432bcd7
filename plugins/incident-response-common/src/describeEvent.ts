import { CHECKLIST_LABELS } from './checklist';
import type { LedgerEvent } from './events/index';
import { extentOf, plural, sayExtent } from './extent';

/**
 * An entity ref as people say it: `user:default/ada` → `ada`.
 *
 * @public
 */
export function shortRef(entityRef: string): string {
  return entityRef
    .replace(/^email:/, '')
    .replace(/^[^:/]+:/, '')
    .replace(/^default\//, '');
}

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
    case 'DIRECTORY_LOOKUP_FAILED':
      return `${event.data.directory} could not be read: ${event.data.error}`;
    case 'RESPONDER_ADDED':
      return `Called in: ${event.data.people
        .map(p => p.name ?? shortRef(p.entityRef ?? p.email ?? 'unknown'))
        .join(', ')}`;
    case 'RESPONDER_INVITED':
      return `Invited: ${event.data.responders.map(shortRef).join(', ')}`;
    case 'RESPONDER_INVITE_FAILED':
      return `Could not invite ${event.data.failures
        .map(f => `${shortRef(f.responder)} (${f.error})`)
        .join(', ')}`;
    case 'COMMAND_TAKEN':
      return `${shortRef(event.data.ic)} took command`;
    case 'COMMAND_HANDED_OVER':
      return `${shortRef(event.data.from)} handed command to ${shortRef(
        event.data.to,
      )}`;
    case 'NOTE_ADDED':
      return `Note: ${event.data.text}`;
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
      return `A status draft (${event.data.status}) was asked of the writer`;
    case 'STATUSPAGE_DRAFT_CREATED':
      return `Status draft ${event.data.draftId} created`;
    case 'STATUSPAGE_DRAFT_REVISED':
      return `Status draft ${event.data.draftId} revised (revision ${event.data.revision})`;
    case 'STATUSPAGE_DRAFT_APPROVED':
      return `Status draft ${event.data.draftId} revision ${event.data.revision} approved`;
    case 'STATUSPAGE_APPROVAL_REJECTED':
      return `Status draft ${event.data.draftId} rejected: ${event.data.reason}`;
    case 'STATUSPAGE_APPROVAL_VOIDED':
      return `Approval of ${event.data.draftId} is void: ${event.data.reason}`;
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
    case 'ANNOUNCEMENT_POSTED':
      return `Announced: ${event.data.what}`;
    case 'WAR_ROOM_ARCHIVED':
      return 'War room archived';
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
