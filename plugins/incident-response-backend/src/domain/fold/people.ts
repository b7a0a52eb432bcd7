import type {
  Dependent,
  LedgerEventOf,
  Ownership,
  Responder,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { betterOwnership } from './betterOwnership';
import { withoutErased } from './erased';
import { mergePeople } from './mergePeople';

type PeopleEvent = LedgerEventOf<
  | 'OWNERSHIP_RESOLVED'
  | 'OWNERSHIP_LOOKUP_REQUESTED'
  | 'DIRECTORY_LOOKUP_FAILED'
  | 'RESPONDER_ADDED'
  | 'PERSON_ERASED'
  | 'RESPONDER_INVITED'
  | 'RESPONDER_INVITE_FAILED'
  | 'COMMAND_TAKEN'
  | 'COMMAND_HANDED_OVER'
  | 'RESPONDER_JOINED'
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

/** A drill calls nobody but the people whom somebody names. */
export function callsUnasked({ kind }: Pick<FoldedIncident, 'kind'>): boolean {
  return kind === 'real';
}

/**
 * Whoever was seen in the room need not be invited any more; whoever was put here has not come by that.
 * Who said so from elsewhere still has to be let in, and is tried again where that failed.
 */
function withPresent(
  responders: readonly Responder[],
  { data, at }: LedgerEventOf<'RESPONDER_JOINED'>,
): readonly Responder[] {
  const { responder: entityRef } = data;
  const isCalled = responders.some(r => r.id === entityRef && !r.uncalled);
  return mergePeople(responders, [{ entityRef, source: 'invited' }]).map(r => {
    if (r.id !== entityRef) return r;
    const { inviteError: _old, ...rest } = r;
    const isIn = data.at !== undefined || !isCalled || r.invite === 'invited';
    return {
      ...rest,
      invite: isIn ? 'invited' : 'pending',
      ...(isCalled ? {} : { uncalled: true }),
      ...(data.added ? { addedAt: data.at ?? at } : {}),
    };
  });
}

/** Folds who is called, who commands and what people wrote. */
export function foldPeople(
  incident: FoldedIncident,
  event: PeopleEvent,
  seq: number,
): FoldedIncident {
  switch (event.type) {
    case 'OWNERSHIP_RESOLVED': {
      const { asOf: _seen, ...read } = event.data;
      const ownership = betterOwnership(incident.ownership, read);
      return {
        ...incident,
        ownership,
        gaps: read.gaps,
        responders: callsUnasked(incident)
          ? mergePeople(incident.responders, read.people)
          : incident.responders,
        suggestedComponents: suggestedComponents(ownership),
      };
    }
    case 'OWNERSHIP_LOOKUP_REQUESTED': {
      const { entityRef } = event.data;
      const hints = incident.entityHints.filter(hint => hint !== entityRef);
      return {
        ...incident,
        entityHints: [...(entityRef ? [entityRef] : []), ...hints],
      };
    }
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
    case 'RESPONDER_JOINED':
      return {
        ...incident,
        responders: withPresent(incident.responders, event),
      };
    case 'NOTE_ADDED':
      return {
        ...incident,
        notes: [
          ...incident.notes,
          {
            noteId: event.data.noteId,
            text: event.data.text,
            ...(event.data.update ? { update: true } : {}),
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
