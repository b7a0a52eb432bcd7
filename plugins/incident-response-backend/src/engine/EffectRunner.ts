import type { FailureKind } from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  RoomArchived,
} from '@incident-response/backstage-plugin-incident-response-node';
import { EFFECT_CLASS, type PlannedEffect } from '../domain/PlannedEffect';
import { loseRoom } from '../domain/roomLost';
import { reasonOf } from '../observability/reasonOf';
import { createCallEffect } from './callEffect';
import type { Clock } from './Clock';
import { CONDUCTOR } from './conductorActor';
import { failureKey, type EffectRun } from './EffectRun';
import type { EngineReport } from './EngineReport';
import type { EffectDefinitions } from './effects';
import type { Outcome } from './effects/EffectDefinition';
import { approvalVoided, publicationUnknown } from './effects/publish';
import type { Failures } from './Failures';
import { IncidentRemoved } from './IncidentService';
import type { Decider, LedgerWriter, Written } from './LedgerWriter';
import { decideFailure, decideLate, decideOutcome } from './outcomes';
import type { Timing } from './Timing';

export interface EffectRunner {
  /** Resolves when the effect came to an outcome that is on the ledger, or to a failure. Never throws. */
  run(run: EffectRun): Promise<void>;
}

/** Tries after which a human is asked about a publication that cannot be looked for. */
const PATIENCE = 3;

function kindOf({ effect, mode }: EffectRun, error: OutboundCallError) {
  // Looking is not publishing: that it was refused says nothing about what was sent before.
  if (mode === 'investigate') return 'unknown';
  if (error.failure === 'rejected') return 'permanent';
  return error.failure === 'unknown' &&
    EFFECT_CLASS[effect.kind] !== 'repeatable'
    ? 'unknown'
    : 'transient';
}

/** It may have been done, and only a look tells. */
const isSureOnlyByLooking = ({ kind }: PlannedEffect, failure: FailureKind) =>
  failure === 'unknown' && EFFECT_CLASS[kind] === 'findable';

const NEXT: Readonly<Record<FailureKind, string>> = {
  transient: 'It is tried again, with growing pauses.',
  permanent: 'It is not tried again until somebody asks for it.',
  unknown: 'It may have happened; it is looked for before anything else.',
};

/** The act was done and cannot be told; doing it again would be worse than looking for it. */
function unrecordable(
  effect: PlannedEffect,
  refusal: { readonly reason: string; readonly sentence: string },
): OutboundCallError {
  const repeatable = EFFECT_CLASS[effect.kind] === 'repeatable';
  const again = refusal.reason === 'invalid' ? 'rejected' : 'not-executed';
  return new OutboundCallError(refusal.sentence, {
    failure: repeatable ? again : 'unknown',
  });
}

export function createEffectRunner(deps: {
  readonly effects: EffectDefinitions;
  readonly writer: LedgerWriter;
  readonly failures: Failures;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly report: EngineReport;
  /** Aborts when the process shuts down. */
  readonly stopping: AbortSignal;
}): EffectRunner {
  const { writer, failures, clock, timing, report, stopping } = deps;
  const callEffect = createCallEffect(deps);

  /** What was done is put on the ledger, however long the store takes. */
  async function write(
    { effect, incident }: EffectRun,
    decide: Decider,
  ): Promise<Written> {
    for (let tries = 0; ; tries++) {
      try {
        return await writer.write(incident.id, 'outcome', decide);
      } catch (error) {
        // There is no ledger any longer, and there never will be: nobody waits for it.
        if (error instanceof IncidentRemoved) throw error;
        report.error(
          `The outcome of ${effect.key} of ${incident.id} could not be recorded; trying again.`,
          error,
        );
        if (stopping.aborted && tries > 20) throw error;
        await clock.sleep(Math.min(timing.backoffFirstMs * 2 ** tries, 5_000));
      }
    }
  }

  async function record(run: EffectRun, outcome: Outcome): Promise<void> {
    const { effect, claimId } = run;
    const written = await write(run, decideOutcome(effect, claimId, outcome));
    if (!written.ok) throw unrecordable(effect, written);
  }

  /** A failure may itself be an outcome: a room that is lost, a void approval, a question to people. */
  function outcomeOfFailure(
    { effect, mode }: EffectRun,
    error: OutboundCallError,
    failureCount: number,
  ): Outcome | undefined {
    if (error instanceof RoomArchived)
      return (incident, now) =>
        loseRoom(incident, error.roomId, { actor: CONDUCTOR, now });
    if (effect.kind !== 'publish') return undefined;
    if (mode === 'perform' && error.failure === 'rejected')
      return approvalVoided(
        effect,
        `the status page refused it: ${reasonOf(error)}`,
      );
    if (
      mode === 'investigate' &&
      (error.failure === 'rejected' || failureCount >= PATIENCE)
    )
      return publicationUnknown(
        effect,
        `The status page did not answer, and it could not be asked what it did: ${reasonOf(
          error,
        )} Look at the page and say whether it is there.`,
      );
    return undefined;
  }

  async function failed(
    run: EffectRun,
    error: OutboundCallError,
    begunAt: number | undefined,
  ) {
    const { effect, incident, claimId, mode } = run;
    const kind = kindOf(run, error);
    const failure = failures.note(failureKey(incident, effect), kind, {
      retryAfterMs: error.retryAfterMs,
      mayHaveHappened: mode !== 'perform',
      ...(begunAt !== undefined && { begunAt }),
    });
    report.effectFailed(effect.kind, kind);
    const outcome = outcomeOfFailure(run, error, failure.failures);
    if (outcome) {
      await record(run, outcome);
      failures.clear(failureKey(incident, effect));
      return;
    }
    if (isSureOnlyByLooking(effect, kind) && begunAt !== undefined)
      await write(run, decideLate(effect, claimId, reasonOf(error)));
    if (!failure.tell) return;
    const sentence = `${effect.key} failed (${failure.failures}×): ${reasonOf(
      error,
    )} ${NEXT[kind]}`;
    const told = await writer.write(
      incident.id,
      'outcome',
      decideFailure(effect, claimId, failure, sentence),
    );
    if (!told.ok) throw new Error(told.sentence);
  }

  return {
    run: async run => {
      const { effect, incident } = run;
      const startedAt = clock.monotonic();
      let begunAt: number | undefined;
      try {
        const outcome = await callEffect(run, () => {
          begunAt = clock.monotonic();
        });
        if (!outcome) return;
        await record(run, outcome);
        failures.clear(failureKey(incident, effect));
        report.effectDone(effect.kind, clock.monotonic() - startedAt);
      } catch (error) {
        const known =
          error instanceof OutboundCallError
            ? error
            : new OutboundCallError(String(error), {
                failure: 'not-executed',
                cause: error,
              });
        report.error(`${effect.key} of ${incident.id} failed.`, error);
        await failed(run, known, begunAt).catch(trouble =>
          report.error(
            `The failure of ${effect.key} of ${incident.id} could not be recorded.`,
            trouble,
          ),
        );
      }
    },
  };
}
