import type { FailureKind } from '@incident-response/backstage-plugin-incident-response-common';
import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../domain/FoldedIncident';
import {
  EFFECT_CLASS,
  type EffectKind,
  type PlannedEffect,
} from '../domain/PlannedEffect';
import type { Clock } from './Clock';
import type { ClaimTicket } from './ClaimTicket';
import type { EngineReport } from './EngineReport';
import type { EffectDefinitions } from './effects';
import type { EffectDefinition, Outcome } from './effects/EffectDefinition';
import { approvalVoided, publicationUnknown } from './effects/publish';
import type { Failures } from './Failures';
import type { LedgerWriter } from './LedgerWriter';
import { outboundCall } from './outboundCall';
import { decideFailure, decideOutcome } from './outcomes';
import type { Timing } from './Timing';

/**
 * `perform` it · `findFirst`: somebody may have done it, so look before doing it ·
 * `investigate`: look only, twice, and then ask a human.
 */
export type RunMode = 'perform' | 'findFirst' | 'investigate';

export interface EffectRun {
  readonly effect: PlannedEffect;
  readonly incident: FoldedIncident;
  readonly mode: RunMode;
  readonly claimId?: string;
  readonly ticket?: ClaimTicket;
}

export interface EffectRunner {
  /** Resolves when the effect came to an outcome that is on the ledger, or to a failure. Never throws. */
  run(run: EffectRun): Promise<void>;
}

/** Name of an effect across incidents. */
export const fullKey = (incidentId: string, key: string) =>
  `${incidentId}/${key}`;

function kindOf(effect: PlannedEffect, error: OutboundCallError): FailureKind {
  if (error.failure === 'rejected') return 'permanent';
  return error.failure === 'unknown' &&
    EFFECT_CLASS[effect.kind] !== 'repeatable'
    ? 'unknown'
    : 'transient';
}

const NEXT: Readonly<Record<FailureKind, string>> = {
  transient: 'It is tried again, with growing pauses.',
  permanent: 'It is not tried again until somebody asks for it.',
  unknown: 'It may have happened; it is looked for before anything else.',
};

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

  // The definition of a kind always takes effects of that kind.
  const definitionOf = (effect: PlannedEffect) =>
    deps.effects[effect.kind] as unknown as EffectDefinition<EffectKind>;

  /** What was done is put on the ledger, however long that takes. */
  async function record(run: EffectRun, outcome: Outcome): Promise<void> {
    const { effect, incident, claimId } = run;
    const decide = decideOutcome(effect, claimId, outcome);
    for (let tries = 0; ; tries++) {
      try {
        await writer.write(incident.id, 'outcome', decide);
        return;
      } catch (error) {
        report.error(
          `The outcome of ${effect.key} of ${incident.id} could not be recorded; trying again.`,
          error,
        );
        if (stopping.aborted && tries > 20) throw error;
        await clock.sleep(Math.min(timing.backoffFirstMs * 2 ** tries, 5_000));
      }
    }
  }

  function find(run: EffectRun): Promise<Outcome | undefined> {
    const definition = definitionOf(run.effect);
    return outboundCall(
      {
        key: fullKey(run.incident.id, run.effect.key),
        deadlineMs: timing.callDeadlineMs,
        ticket: undefined,
      },
      async call => definition.find?.(run.effect, run.incident, call),
    );
  }

  async function perform(run: EffectRun): Promise<Outcome> {
    if (run.mode === 'findFirst') {
      const found = await find(run);
      if (found) return found;
    }
    return outboundCall(
      {
        key: fullKey(run.incident.id, run.effect.key),
        deadlineMs: timing.callDeadlineMs,
        ticket: run.ticket,
      },
      call => definitionOf(run.effect).perform(run.effect, run.incident, call),
    );
  }

  /** Guarded: looks twice, spaced, and asks a human rather than doing it again. */
  async function investigate(run: EffectRun): Promise<Outcome | undefined> {
    const { effect } = run;
    if (effect.kind !== 'publish') return undefined;
    if (!definitionOf(effect).find)
      return publicationUnknown(
        effect,
        'The status page did not answer, and it cannot be asked what it did.',
      );
    for (const wait of [timing.settleMs, timing.findSpacingMs]) {
      await clock.sleep(wait, stopping);
      if (stopping.aborted) return undefined;
      const found = await find(run);
      if (found) return found;
    }
    return publicationUnknown(
      effect,
      'The status page did not answer, and looking twice did not find it. Look at the page and say whether it is there.',
    );
  }

  async function failed(run: EffectRun, error: OutboundCallError) {
    const { effect, incident } = run;
    const kind = kindOf(effect, error);
    const failure = failures.note(
      fullKey(incident.id, effect.key),
      kind,
      error.retryAfterMs,
    );
    report.effectFailed(effect.kind, kind);
    if (effect.kind === 'publish' && kind === 'permanent') {
      await record(
        run,
        approvalVoided(effect, `the status page refused it: ${error.message}`),
      );
      failures.clear(fullKey(incident.id, effect.key));
      return;
    }
    if (!failure.tell) return;
    const sentence = `${effect.key} failed (${failure.failures}×): ${error.message} ${NEXT[kind]}`;
    await writer.write(
      incident.id,
      'outcome',
      decideFailure(effect, failure, sentence),
    );
  }

  return {
    run: async run => {
      const { effect, incident } = run;
      const startedAt = clock.monotonic();
      try {
        const outcome =
          run.mode === 'investigate'
            ? await investigate(run)
            : await perform(run);
        if (!outcome) return;
        await record(run, outcome);
        failures.clear(fullKey(incident.id, effect.key));
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
        await failed(run, known).catch(trouble =>
          report.error(
            `The failure of ${effect.key} of ${incident.id} could not be recorded.`,
            trouble,
          ),
        );
      }
    },
  };
}
