import type { Actor } from '@incident-response/backstage-plugin-incident-response-common';
import type { ActorFacts } from '../../domain/ActorFacts';
import { decide } from '../../domain/decide';
import { accept, type Decision } from '../../domain/Decision';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import { foldEvent } from '../../domain/foldIncident';
import {
  asStored,
  GENESIS,
  sealCommit,
  type StoredCommit,
} from '../../domain/ledger';
import { decideObservation } from '../../domain/observations/decideObservation';
import { plan } from '../../domain/plans/plan';
import type { Settings } from '../../domain/Settings';
import {
  EFFECT_CLASS,
  type EffectKind,
  type PlannedEffect,
} from '../../domain/PlannedEffect';
import {
  BEN,
  DECLARED,
  INCIDENT_ID,
  minute,
  SETTINGS,
} from '../../domain/__testUtils__/ledgerOf';
import { decideClaims } from '../claims';
import type { EffectDefinition, Outcome } from '../effects/EffectDefinition';
import { publicationUnknown } from '../effects/publish';
import type { Decider } from '../LedgerWriter';
import { decideFailure, decideOutcome } from '../outcomes';
import { CALL, createSmallWorld } from './smallWorld';
import type { Step } from './steps';

interface Done {
  readonly effect: PlannedEffect;
  readonly claimId: string | undefined;
  readonly outcome: Outcome;
}

/** What the ledger keeps of a refusal. */
const recordOf = ({ record }: Extract<Decision, { ok: false }>) =>
  record ? [record] : [];

/** Everybody but Ada and the newest colleague is in every group that gives authority. */
function factsOf(actor: Actor, { authority }: Settings): ActorFacts {
  const isMember = actor.kind === 'person' && !/ada|zoe/.test(actor.entityRef);
  return {
    memberOf: Object.fromEntries(
      authority.approverGroups.map(group => [group, isMember]),
    ),
    ageMs: 0,
  };
}

/** Plays a history with the real rules, effects and gate; the world is small. */
export async function playHistory(
  steps: readonly Step[],
  settings: Settings = SETTINGS,
) {
  const commits: StoredCommit[] = [];
  const tried = new Set<string>();
  const done: Done[] = [];
  let incident: FoldedIncident | undefined;
  let at = 0;

  function write(decision: Decision) {
    const kept = decision.ok ? decision.events : recordOf(decision);
    if (kept.length === 0) return;
    const events = kept.map(asStored);
    const seq = commits.length + 1;
    commits.push(
      sealCommit({
        incidentId: INCIDENT_ID,
        seq,
        commitId: `c${seq}`,
        previous: commits.at(-1)?.hash ?? GENESIS,
        at: minute(at).toISOString(),
        events,
      }),
    );
    incident = events.reduce<FoldedIncident | undefined>(
      (state, event) =>
        foldEvent(state, event, { incidentId: INCIDENT_ID, seq }),
      incident,
    );
  }

  write({ ok: true, events: [DECLARED] });
  const world = createSmallWorld(
    () => commits,
    () => minute(at),
    settings,
  );
  const now = () => {
    if (!incident) throw new Error('There is no incident.');
    return incident;
  };
  const tell = (decider: Decider) => write(decider(now(), minute(at)));

  async function call(effect: PlannedEffect): Promise<Outcome> {
    const definition = world.effects[
      effect.kind
    ] as unknown as EffectDefinition<EffectKind>;
    const again = tried.has(effect.key);
    tried.add(effect.key);
    if (again && effect.kind === 'publish')
      return publicationUnknown(effect, 'no answer');
    const found = again
      ? await definition.find?.(effect, now(), CALL)
      : undefined;
    return found ?? definition.perform(effect, now(), CALL);
  }

  async function act(
    step: Exclude<Step, { do: 'observe' | 'ask' | 'wait' | 'repeat' }>,
  ) {
    const { due } = plan(now(), settings, minute(at));
    const effect = due[step.pick % (due.length || 1)];
    if (!effect) return;
    const claim = now().effects[effect.key]?.claim;
    const claimed =
      EFFECT_CLASS[effect.kind] === 'repeatable' || claim !== undefined;
    if (step.do === 'claim' && EFFECT_CLASS[effect.kind] !== 'repeatable') {
      const replaces = claim ? { replaces: claim.claimId } : {};
      tell(
        decideClaims(
          [
            {
              key: effect.key,
              claimId: `claim-${commits.length}`,
              ...replaces,
            },
          ],
          `p${step.pick % 2}`,
        ),
      );
    }
    if (!claimed || step.do === 'claim') return;
    const outcome = await call(effect);
    done.push({ effect, claimId: claim?.claimId, outcome });
    if (step.do === 'perform')
      tell(decideOutcome(effect, claim?.claimId, outcome));
    else
      tell(
        decideFailure(
          effect,
          claim?.claimId,
          { kind: step.failure, failures: 3 },
          'It failed.',
        ),
      );
  }

  for (const step of steps) {
    if (step.do === 'wait') at += step.minutes;
    else if (step.do === 'observe')
      tell((state, when) =>
        state
          ? decideObservation(state, step.observation, step.people, when)
          : accept(),
      );
    else if (step.do === 'ask') {
      const command = step.command(now());
      // Another incident, which stands as this one does.
      const other =
        command.type === 'merge' ? { ...now(), id: command.into } : undefined;
      write(
        decide(now(), command, {
          actor: step.actor,
          ...(other ? { other } : {}),
          now: minute(at),
          settings,
          facts: factsOf(step.actor, settings),
          approvers: { members: [BEN.entityRef] },
        }),
      );
    } else if (step.do === 'repeat') {
      const late = done[step.pick % (done.length || 1)];
      if (late) tell(decideOutcome(late.effect, late.claimId, late.outcome));
    } else await act(step);
  }
  return { incident: now(), commits, ...world };
}
