import type {
  FailureKind,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject, type Decision } from '../domain/Decision';
import type { FoldedIncident } from '../domain/FoldedIncident';
import { EFFECT_CLASS, type PlannedEffect } from '../domain/PlannedEffect';
import { isPastRoom } from '../domain/roomLost';
import { CONDUCTOR } from './conductorActor';
import type { EffectOf, Outcome } from './effects/EffectDefinition';
import type { Decider } from './LedgerWriter';

function observed(
  key: string,
  claimId: string | undefined,
  what: string,
  now: Date,
): Decision {
  return accept(
    event(
      'EFFECT_OBSERVED',
      { key, ...(claimId ? { claimId } : {}), outcome: what },
      { actor: CONDUCTOR, now },
    ),
  );
}

/** What the outcome would have said, for the record of a lost claim. */
function inWords(
  outcome: Outcome,
  incident: FoldedIncident,
  now: Date,
): string {
  const events = outcome(incident, now).map(({ type, data }) => ({
    type,
    data,
  }));
  return JSON.stringify(events).slice(0, 2_000);
}

/**
 * An outcome counts if the effect is still open and, where it had to be claimed, the claim is still
 * the one it was done under. Otherwise it is kept as evidence and changes nothing.
 */
export function decideOutcome(
  effect: PlannedEffect,
  claimId: string | undefined,
  outcome: Outcome,
): Decider {
  return (incident, now) => {
    if (!incident) return accept();
    const record = incident.effects[effect.key];
    const repeatable = EFFECT_CLASS[effect.kind] === 'repeatable';
    try {
      if (repeatable && record?.status === 'done') return accept();
      if (
        !repeatable &&
        (record?.status === 'done' || record?.claim?.claimId !== claimId)
      )
        return observed(
          effect.key,
          claimId,
          inWords(outcome, incident, now),
          now,
        );
      return accept(...outcome(incident, now));
    } catch (error) {
      // Asked again on the same fold it would throw again.
      return reject(
        'invalid',
        `What became of ${effect.key} cannot be told: ${String(error)}`,
      );
    }
  };
}

/**
 * Whoever lost its claim and may have done it all the same says so, since it may be there twice. Who
 * still holds it is refused, on the newest fold: it looks before it does it again.
 */
export function decideLate(
  { key }: PlannedEffect,
  claimId: string | undefined,
  sentence: string,
): Decider {
  return (incident, now) => {
    const record = incident?.effects[key];
    const isLost =
      record?.status === 'done' || record?.claim?.claimId !== claimId;
    return record && isLost
      ? observed(key, claimId, sentence, now)
      : reject('conflict', `Nobody else has taken ${key} over.`);
  };
}

function notCalled(
  effect: EffectOf<'call' | 'callApprover'>,
  error: string,
  now: Date,
) {
  const context = { actor: CONDUCTOR, now };
  if (effect.kind === 'callApprover') {
    const { draftId, approver } = effect;
    const data = { draftId, approver, error };
    return event('APPROVER_CALLED', data, context, effect.key);
  }
  const { key, reason, person } = effect;
  const data = { reason, responder: person.id, error };
  return event('RESPONDER_CALLED', data, context, key);
}

/** What a failure says beside itself. */
function evidence(
  effect: PlannedEffect,
  kind: FailureKind,
  error: string,
  now: Date,
): readonly LedgerEvent[] {
  const context = { actor: CONDUCTOR, now };
  if (effect.kind === 'ownership')
    return [
      event(
        'DIRECTORY_LOOKUP_FAILED',
        { directory: 'The catalog', error },
        context,
      ),
    ];
  // Given up: these people wait no longer, so that those who come later are not kept waiting.
  return effect.kind === 'invite' && kind === 'permanent'
    ? [
        event(
          'RESPONDER_INVITE_FAILED',
          {
            failures: effect.people.map(({ id }) => ({ responder: id, error })),
          },
          context,
        ),
      ]
    : [];
}

/** A failure that people are to see. */
export function decideFailure(
  effect: PlannedEffect,
  claimId: string | undefined,
  failure: { readonly kind: FailureKind; readonly failures: number },
  sentence: string,
): Decider {
  return (incident, now) => {
    const record = incident?.effects[effect.key];
    if (!incident || record?.status === 'done' || record?.status === 'parked')
      return accept();
    // Whoever lost its claim does not speak for the one who holds it.
    if (
      EFFECT_CLASS[effect.kind] !== 'repeatable' &&
      record?.claim?.claimId !== claimId
    )
      return accept();
    // What was to be done in a room that is archived by now is not wanted any more.
    if ('roomId' in effect && isPastRoom(incident, effect.roomId))
      return accept();
    const context = { actor: CONDUCTOR, now };
    // Who cannot be called is left; the next one is called all the same.
    const isCall = effect.kind === 'call' || effect.kind === 'callApprover';
    if (isCall && failure.kind === 'permanent')
      return accept(notCalled(effect, sentence, now));
    // Without a room there is no assembly: people hear of it by the status, and lead out of it.
    const isAssembling =
      incident.status === 'declared' || incident.status === 'assembling';
    const assembly =
      effect.kind === 'openRoom' && failure.kind === 'permanent' && isAssembling
        ? [event('ASSEMBLY_FAILED', { reason: sentence }, context)]
        : [];
    return accept(
      ...evidence(effect, failure.kind, sentence, now),
      ...assembly,
      event(
        'EFFECT_FAILED',
        {
          key: effect.key,
          failure: failure.kind,
          failures: failure.failures,
          sentence,
        },
        context,
      ),
    );
  };
}
