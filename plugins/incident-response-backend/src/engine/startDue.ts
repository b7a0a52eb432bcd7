import type { FoldedIncident } from '../domain/FoldedIncident';
import { TOPIC } from '../domain/effectKeys';
import { EFFECT_CLASS, type PlannedEffect } from '../domain/PlannedEffect';
import { decideClaims, type Claim } from './claims';
import { startTicket, type ClaimTicket } from './ClaimTicket';
import type { ClaimWatch } from './ClaimWatch';
import type { Clock } from './Clock';
import { failureKey, fullKey, type EffectRun, type RunMode } from './EffectRun';
import type { Failures } from './Failures';
import type { LedgerWriter } from './LedgerWriter';
import type { Timing } from './Timing';

/** What this process remembers between passes; losing it costs time, never correctness. */
export interface PassMemory {
  /** Full keys of effects that run here now. */
  readonly running: Set<string>;
  /** Tickets of this process's own claims, by claim id. */
  readonly tickets: Map<string, ClaimTicket>;
  readonly watch: ClaimWatch;
  readonly failures: Failures;
}

export interface PassDeps {
  readonly memory: PassMemory;
  readonly writer: LedgerWriter;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly owner: string;
  readonly newId: () => string;
  /** Whether what may have been done can be looked for. */
  readonly canFind: (effect: PlannedEffect) => boolean;
  /** Starts an effect and does not wait for it. */
  readonly launch: (run: EffectRun) => void;
  /** Looks again after so many milliseconds. */
  readonly lookLater: (incidentId: string, ms: number) => void;
}

type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'later'; readonly ms: number }
  | { readonly do: 'launch'; readonly run: EffectRun }
  | {
      readonly do: 'claim';
      readonly effect: PlannedEffect;
      readonly replaces?: string;
      readonly mode: RunMode;
    };

/** What a person asked to try again may have been done by an earlier try. */
function wasRetried(incident: FoldedIncident, effect: PlannedEffect): boolean {
  return (incident.effects[effect.key]?.retries ?? 0) > 0;
}

/** How to go on with what may have been done: look for it, or else have a human look. */
const lookOrAsk = (effect: PlannedEffect, { canFind }: PassDeps): RunMode =>
  canFind(effect) ? 'findFirst' : 'ask';

/** How to begin: whoever asked for another try has looked where nobody else can. */
const firstMode = (
  effect: PlannedEffect,
  incident: FoldedIncident,
  { canFind }: PassDeps,
): RunMode =>
  wasRetried(incident, effect) && canFind(effect) ? 'findFirst' : 'perform';

/** An effect this process claimed before, whose last call did not bring an outcome. */
function ownClaim(
  effect: PlannedEffect,
  incident: FoldedIncident,
  ticket: ClaimTicket,
  deps: PassDeps,
): Step {
  const { claimId } = ticket;
  const failure = deps.memory.failures.get(failureKey(incident, effect));
  const mayHaveHappened = failure?.mayHaveHappened === true;
  if (
    EFFECT_CLASS[effect.kind] === 'guarded' &&
    (mayHaveHappened || wasRetried(incident, effect))
  )
    return {
      do: 'launch',
      run: { effect, incident, mode: 'investigate', claimId },
    };
  const mode = mayHaveHappened
    ? lookOrAsk(effect, deps)
    : firstMode(effect, incident, deps);
  // That it was tried twice stands on the ledger, so that doubles are looked for.
  return ticket.isValid() && !mayHaveHappened
    ? { do: 'launch', run: { effect, incident, mode, claimId, ticket } }
    : { do: 'claim', effect, mode, replaces: claimId };
}

/** Two updates of one message, or of the topic, must not overtake each other; the end of the first looks again. */
function isOvertaking(
  effect: PlannedEffect,
  incident: FoldedIncident,
  { running }: PassMemory,
): boolean {
  if (effect.kind !== 'update' && effect.kind !== 'setTopic') return false;
  const what = effect.kind === 'update' ? effect.what : TOPIC;
  const same = fullKey(incident.id, `update:${what}:`);
  return [...running].some(name => name.startsWith(same));
}

function stepFor(
  effect: PlannedEffect,
  incident: FoldedIncident,
  deps: PassDeps,
): Step {
  const { memory, clock } = deps;
  const name = fullKey(incident.id, effect.key);
  if (memory.running.has(name) || isOvertaking(effect, incident, memory))
    return { do: 'nothing' };
  const failure = memory.failures.get(failureKey(incident, effect));
  const wait = failure ? failure.notBefore - clock.monotonic() : 0;
  if (wait > 0) return { do: 'later', ms: wait };
  if (EFFECT_CLASS[effect.kind] === 'repeatable')
    return { do: 'launch', run: { effect, incident, mode: 'perform' } };
  const claim = incident.effects[effect.key]?.claim;
  if (!claim)
    return {
      do: 'claim',
      effect,
      mode: firstMode(effect, incident, deps),
    };
  const ticket = memory.tickets.get(claim.claimId);
  if (ticket) return ownClaim(effect, incident, ticket, deps);
  const remaining = memory.watch.remaining(name, claim.claimId);
  if (remaining > 0) return { do: 'later', ms: remaining };
  return EFFECT_CLASS[effect.kind] === 'guarded'
    ? {
        do: 'launch',
        run: {
          effect,
          incident,
          mode: 'investigate',
          claimId: claim.claimId,
        },
      }
    : {
        do: 'claim',
        effect,
        mode: lookOrAsk(effect, deps),
        replaces: claim.claimId,
      };
}

/** Claims in one commit whatever has to be claimed, and starts what was won. */
async function claimAndLaunch(
  incident: FoldedIncident,
  steps: readonly Extract<Step, { do: 'claim' }>[],
  { memory, writer, clock, timing, owner, newId, launch }: PassDeps,
): Promise<void> {
  if (steps.length === 0) return;
  const wanted = steps.map(step => {
    const claimId = newId();
    const claim: Claim = {
      key: step.effect.key,
      claimId,
      ...(step.replaces ? { replaces: step.replaces } : {}),
    };
    // The owner's clock starts before the claim is appended.
    return {
      step,
      claim,
      ticket: startTicket(claimId, timing.claimValidMs, clock),
    };
  });
  const written = await writer.write(
    incident.id,
    'outcome',
    decideClaims(
      wanted.map(w => w.claim),
      owner,
    ),
  );
  if (!written.ok) return;
  const won = new Set(
    written.events.flatMap(e =>
      e.type === 'EFFECT_CLAIMED' ? [e.data.claimId] : [],
    ),
  );
  for (const { step, claim, ticket } of wanted) {
    if (!won.has(claim.claimId)) continue;
    if (claim.replaces) memory.tickets.delete(claim.replaces);
    memory.tickets.set(claim.claimId, ticket);
    memory.watch.forget(fullKey(incident.id, claim.key));
    launch({
      effect: step.effect,
      incident,
      mode: step.mode,
      claimId: claim.claimId,
      ticket,
    });
  }
}

/** Starts everything that is due and that this process may start now. */
export async function startDue(
  incident: FoldedIncident,
  due: readonly PlannedEffect[],
  deps: PassDeps,
): Promise<void> {
  const claims: Extract<Step, { do: 'claim' }>[] = [];
  for (const effect of due) {
    const step = stepFor(effect, incident, deps);
    switch (step.do) {
      case 'nothing':
        break;
      case 'later':
        deps.lookLater(incident.id, step.ms);
        break;
      case 'launch':
        deps.launch(step.run);
        break;
      case 'claim':
        claims.push(step);
        break;
      default: {
        const unreachable: never = step;
        return unreachable;
      }
    }
  }
  await claimAndLaunch(incident, claims, deps);
  return undefined;
}
