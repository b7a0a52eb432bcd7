import type {
  Dependent,
  LedgerEventOf,
  Ownership,
  Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { withoutErased } from './erased';
import { mergePeople } from './mergePeople';

type PeopleEvent = LedgerEventOf<
  | 'OWNERSHIP_RESOLVED'
  | 'DIRECTORY_LOOKUP_FAILED'
  | 'RESPONDER_ADDED'
  | 'PERSON_ERASED'
  | 'RESPONDER_INVITED'
  | 'RESPONDER_INVITE_FAILED'
  | 'COMMAND_TAKEN'
  | 'COMMAND_HANDED_OVER'
  | 'NOTE_ADDED'
>;

function suggestedComponents(ownership: Ownership): readonly Dependent[] {
  const own: Dependent[] = ownership.entity
    ? [{ ...ownership.entity, depth: 1 }]
    : [];
  return [...own, ...ownership.dependents].filter(d => d.statusComponent);
}

/** An invitation that came to an end closes its round; the next one has its own key. */
function roundAfter(incident: FoldedIncident, effect?: string): number {
  const round = /^invite:(\d+)$/.exec(effect ?? '')?.[1];
  return Math.max(incident.inviteRounds, Number(round ?? 0));
}

function inviteFailed(
  incident: FoldedIncident,
  event: LedgerEventOf<'RESPONDER_INVITE_FAILED'>,
): FoldedIncident {
  const errors = new Map(event.data.failures.map(f => [f.responder, f.error]));
  return {
    ...incident,
    inviteRounds: roundAfter(incident, event.effect),
    responders: incident.responders.map(r => {
      const inviteError = errors.get(r.id);
      return inviteError === undefined
        ? r
        : { ...r, invite: 'failed', inviteError };
    }),
  };
}

/** A person who names somebody again wants another try; what the engine looked up says nothing new. */
function askedAnew(
  responders: readonly Responder[],
  { actor, data }: LedgerEventOf<'RESPONDER_ADDED'>,
): readonly Responder[] {
  if (actor.kind !== 'person') return responders;
  const named = new Set(data.people.map(person => person.entityRef));
  return responders.map(responder => {
    if (responder.invite !== 'failed' || !named.has(responder.entityRef))
      return responder;
    const { inviteError: _old, ...rest } = responder;
    return { ...rest, invite: 'pending' };
  });
}

/** Folds who is called, who commands and what people wrote. */
export function foldPeople(
  incident: FoldedIncident,
  event: PeopleEvent,
  seq: number,
): FoldedIncident {
  switch (event.type) {
    case 'OWNERSHIP_RESOLVED':
      return {
        ...incident,
        ownership: event.data,
        gaps: event.data.gaps,
        responders: mergePeople(incident.responders, event.data.people),
        suggestedComponents: suggestedComponents(event.data),
      };
    case 'DIRECTORY_LOOKUP_FAILED':
      return {
        ...incident,
        gaps: [
          ...incident.gaps,
          `${event.data.directory} could not be read: ${event.data.error}`,
        ],
      };
    case 'RESPONDER_ADDED':
      return {
        ...incident,
        responders: mergePeople(
          askedAnew(incident.responders, event),
          event.data.people,
        ),
      };
    case 'PERSON_ERASED':
      return withoutErased(incident, event.data.persons);
    case 'RESPONDER_INVITED': {
      const invited = new Set(event.data.responders);
      return {
        ...incident,
        inviteRounds: roundAfter(incident, event.effect),
        responders: incident.responders.map(
          ({ inviteError, ...responder }): Responder =>
            invited.has(responder.id)
              ? { ...responder, invite: 'invited' }
              : { ...responder, ...(inviteError ? { inviteError } : {}) },
        ),
      };
    }
    case 'RESPONDER_INVITE_FAILED':
      return inviteFailed(incident, event);
    case 'COMMAND_TAKEN':
      return {
        ...incident,
        ic: event.data.ic,
        milestones: {
          ...incident.milestones,
          commandTakenAt: incident.milestones.commandTakenAt ?? event.at,
        },
      };
    case 'COMMAND_HANDED_OVER':
      return { ...incident, ic: event.data.to };
    case 'NOTE_ADDED':
      return {
        ...incident,
        notes: [
          ...incident.notes,
          {
            noteId: event.data.noteId,
            text: event.data.text,
            by:
              event.actor.kind === 'person'
                ? event.actor.entityRef
                : event.actor.name,
            at: event.at,
            seq,
          },
        ],
      };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
