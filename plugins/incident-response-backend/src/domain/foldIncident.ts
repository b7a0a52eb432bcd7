import type {
  LedgerEvent,
  Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import { foldApproverCalls } from './fold/approverCalls';
import { foldClosing } from './fold/closing';
import { foldEffects } from './fold/effects';
import { foldLifecycle } from './fold/lifecycle';
import { foldMessages } from './fold/messages';
import { declared, foldOpening } from './fold/opening';
import { foldPeople } from './fold/people';
import { foldPublishing } from './fold/publishing';
import { foldLegalHold, keepUntil } from './fold/retention';
import { foldRoom } from './fold/room';
import { foldVisibility } from './fold/visibility';
import { tickByEvent } from './fold/checklist';
import { foldWatching, watch } from './fold/watching';
import type { FoldedIncident } from './FoldedIncident';
import { isKnown, type Commit, type UnknownEvent } from './ledger';
import { withRequest } from './requests';
import { statusAfter } from './transitions';

function foldData(
  incident: FoldedIncident,
  event: LedgerEvent,
  seq: number,
): FoldedIncident {
  switch (event.type) {
    case 'INCIDENT_DECLARED':
    case 'ALERT_RECORDED':
      return foldOpening(incident, event);
    case 'OWNERSHIP_RESOLVED':
    case 'OWNERSHIP_LOOKUP_REQUESTED':
    case 'DIRECTORY_LOOKUP_FAILED':
    case 'RESPONDER_ADDED':
    case 'PERSON_ERASED':
    case 'RESPONDER_INVITED':
    case 'RESPONDER_INVITE_FAILED':
    case 'COMMAND_TAKEN':
    case 'COMMAND_HANDED_OVER':
    case 'RESPONDER_JOINED':
    case 'NOTE_ADDED':
      return foldPeople(incident, event, seq);
    case 'WAR_ROOM_CREATED':
    case 'ROOM_MESSAGE_POSTED':
    case 'ROOM_MESSAGE_UPDATED':
    case 'CONTEXT_SNAPSHOT_ATTACHED':
    case 'CHANGES_ATTACHED':
    case 'CHECKLIST_PINNED':
    case 'ROOM_NAME_CHANGED':
    case 'WAR_ROOM_LOST':
    case 'ROOM_TOPIC_SET':
    case 'ROOM_BOOKMARKED':
    case 'CHECKLIST_ITEM_UPDATED':
    case 'WAR_ROOM_ASSEMBLED':
      return foldRoom(incident, event);
    case 'MESSAGE_KEPT':
    case 'KEPT_MESSAGE_EDITED':
    case 'KEPT_MESSAGE_RELEASED':
    case 'MESSAGE_NOT_KEPT':
      return foldMessages(incident, event);
    case 'STATUSPAGE_DRAFT_REQUESTED':
    case 'STATUSPAGE_DRAFT_CREATED':
    case 'STATUSPAGE_DRAFT_REVISED':
    case 'STATUSPAGE_DRAFT_APPROVED':
    case 'STATUSPAGE_APPROVAL_GIVEN':
    case 'STATUSPAGE_APPROVAL_REFUSED':
    case 'STATUSPAGE_APPROVAL_REJECTED':
    case 'STATUSPAGE_APPROVAL_VOIDED':
    case 'STATUSPAGE_PUBLISHED':
    case 'PUBLICATION_UNKNOWN':
    case 'PUBLICATION_SETTLED':
      return foldPublishing(incident, event, seq);
    case 'APPROVERS_NAMED':
    case 'APPROVER_CALL_REQUESTED':
    case 'APPROVER_CALLED':
      return foldApproverCalls(incident, event);
    case 'STATUS_REMINDER_SENT':
    case 'STATUS_REMINDER_SILENCED':
    case 'STATUS_REMINDER_RESUMED':
    case 'CADENCE_CHANGED':
    case 'INCIDENT_MITIGATED':
    case 'INCIDENT_RESOLVED':
    case 'POSTMORTEM_DRAFTED':
    case 'POSTMORTEM_CREATED':
    case 'POSTMORTEM_FINISHED':
    case 'ANNOUNCEMENT_POSTED':
    case 'WAR_ROOM_ARCHIVED':
      return foldClosing(incident, event);
    case 'SEVERITY_CHANGED':
    case 'ASSEMBLY_FAILED':
    case 'INCIDENT_DISMISSED':
    case 'INCIDENT_REOPENED':
    case 'INCIDENT_CLOSED':
    case 'ROLE_ASSIGNED':
    case 'IC_RATED':
    case 'INCIDENT_LINKED':
    case 'INCIDENT_MERGED':
    case 'LINK_TOLD':
      return foldLifecycle(incident, event);
    case 'INCIDENT_RESTRICTED':
    case 'RESTRICTION_LIFTED':
      return foldVisibility(incident, event);
    case 'LEGAL_HOLD_PLACED':
    case 'LEGAL_HOLD_LIFTED':
      return foldLegalHold(incident, event);
    case 'COMMAND_REMINDER_SENT':
    case 'RESPONDER_CALLED':
    case 'ON_CALL_PAGED':
      return foldWatching(incident, event);
    case 'EFFECT_CLAIMED':
    case 'EFFECT_FAILED':
    case 'EFFECT_RETRIED':
    case 'EFFECT_OBSERVED':
    case 'EFFECT_DEDUPLICATED':
      return foldEffects(incident, event, seq);
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}

/** Keys whose being done is told by the state itself, so that they may become due again. */
const RECURRING = /^(update|cadence|link):/;

/** Who got it directly, beside the room. */
function reachedBy(event: LedgerEvent): string | undefined {
  switch (event.type) {
    case 'STATUS_REMINDER_SENT':
      return event.data.to;
    case 'RESPONDER_CALLED':
      return event.data.error ? undefined : event.data.responder;
    case 'APPROVER_CALLED':
      return event.data.error ? undefined : event.data.approver;
    default:
      return undefined;
  }
}

function effectDone(
  incident: FoldedIncident,
  key: string,
  event: LedgerEvent,
): FoldedIncident {
  if (RECURRING.test(key)) {
    const { [key]: _done, ...effects } = incident.effects;
    return { ...incident, effects };
  }
  const { failure: _healed, ...known } = incident.effects[key] ?? {
    key,
    retries: 0,
  };
  const to = reachedBy(event);
  return {
    ...incident,
    effects: {
      ...incident.effects,
      [key]: { ...known, status: 'done', ...(to ? { to } : {}) },
    },
  };
}

function noticePerson(
  incident: FoldedIncident,
  event: LedgerEvent,
): FoldedIncident {
  if (event.actor.kind !== 'person') return incident;
  const ref = event.actor.entityRef;
  // Being seen in the room is not yet doing something; putting somebody into it is.
  const seenAt =
    event.type === 'RESPONDER_JOINED' && event.data.responder === ref
      ? event.data.at
      : undefined;
  const isNews = (r: Responder) => r.id === ref && !r.activeAt;
  if (!incident.responders.some(isNews)) return incident;
  const at = seenAt ?? event.at;
  return {
    ...incident,
    responders: incident.responders.map(r =>
      isNews(r)
        ? {
            ...r,
            joinedAt: r.joinedAt ?? at,
            ...(seenAt ? {} : { activeAt: at }),
          }
        : r,
    ),
    milestones: {
      ...incident.milestones,
      firstResponderAt: incident.milestones.firstResponderAt ?? at,
    },
  };
}

/** Folds one event of a known type. Never throws on an event that `decide` produced. */
export function foldEvent(
  incident: FoldedIncident | undefined,
  event: LedgerEvent,
  position: { readonly incidentId: string; readonly seq: number },
): FoldedIncident {
  if (!incident) {
    if (event.type !== 'INCIDENT_DECLARED')
      throw new Error(
        `The ledger of ${position.incidentId} starts with ${event.type} instead of INCIDENT_DECLARED; restore it from a backup.`,
      );
    return declared(position.incidentId, event);
  }
  const folded = keepUntil(foldData(incident, event, position.seq), event);
  const moved = {
    ...folded,
    requests: withRequest(folded.requests, event),
    seq: position.seq,
    status: statusAfter(folded.status, event),
  };
  const settled = event.effect ? effectDone(moved, event.effect, event) : moved;
  return tickByEvent(
    incident,
    watch(noticePerson(settled, event), event, incident),
    event,
  );
}

const nameOf = ({ type, v = 1 }: UnknownEvent) =>
  v > 1 ? `${type} (version ${v})` : type;

/** Folds one commit onto the incident; the first commit declares it. */
export function foldCommit(
  incident: FoldedIncident | undefined,
  commit: Commit,
): FoldedIncident {
  let state = incident;
  for (const event of commit.events) {
    if (isKnown(event)) {
      state = foldEvent(state, event, commit);
    } else if (state) {
      state = {
        ...state,
        seq: commit.seq,
        ...(event.mustUnderstand ? { blockedBy: nameOf(event) } : {}),
      };
    }
  }
  if (!state)
    throw new Error(
      `The ledger of ${commit.incidentId} starts with an event this version does not know; upgrade this replica.`,
    );
  return { ...state, seq: commit.seq };
}

/** Folds a whole ledger, which has at least its declaration. */
export function foldLedger(commits: readonly Commit[]): FoldedIncident {
  const incident = commits.reduce<FoldedIncident | undefined>(
    foldCommit,
    undefined,
  );
  if (!incident)
    throw new Error(
      'The ledger is empty; it must start with INCIDENT_DECLARED. Restore it from a backup.',
    );
  return incident;
}
