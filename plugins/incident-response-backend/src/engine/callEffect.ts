import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { EffectKind, PlannedEffect } from '../domain/PlannedEffect';
import type { Clock } from './Clock';
import { fullKey, type EffectRun } from './EffectRun';
import type { EffectDefinitions } from './effects';
import type { EffectDefinition, Outcome } from './effects/EffectDefinition';
import { publicationUnknown } from './effects/publish';
import { outboundCall } from './outboundCall';
import type { Timing } from './Timing';

/**
 * Does what the run's mode says, each call under its own deadline. `undefined`: the process stops
 * before there is an outcome.
 *
 * @param begins - told right before it is done, and not where it is only looked for
 */
export type CallEffect = (
  run: EffectRun,
  begins: () => void,
) => Promise<Outcome | undefined>;

export function createCallEffect(deps: {
  readonly effects: EffectDefinitions;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly stopping: AbortSignal;
}): CallEffect {
  const { clock, timing, stopping } = deps;

  // The definition of a kind always takes effects of that kind.
  const definitionOf = (effect: PlannedEffect) =>
    deps.effects[effect.kind] as unknown as EffectDefinition<EffectKind>;

  const optionsOf = ({ incident, effect }: EffectRun) => ({
    key: fullKey(incident.id, effect.key),
    deadlineMs: timing.callDeadlineMs,
    ticket: undefined,
    clock,
  });

  function find(run: EffectRun): Promise<Outcome | undefined> {
    return outboundCall(optionsOf(run), async call =>
      definitionOf(run.effect).find?.(run.effect, run.incident, call),
    );
  }

  function perform(run: EffectRun, begins: () => void): Promise<Outcome> {
    begins();
    return outboundCall({ ...optionsOf(run), ticket: run.ticket }, call =>
      definitionOf(run.effect).perform(run.effect, run.incident, call),
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

  return async (run, begins) => {
    switch (run.mode) {
      case 'perform':
        return perform(run, begins);
      case 'findFirst':
        return (await find(run)) ?? perform(run, begins);
      case 'investigate':
        return investigate(run);
      case 'ask':
        throw new OutboundCallError(
          'It may have been done already, and where it was to be done cannot be asked. Look there; ask for another try only if it is missing.',
          { failure: 'rejected' },
        );
      default: {
        const unreachable: never = run.mode;
        return unreachable;
      }
    }
  };
}
