import type {
  EffectRecord,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

type EffectEvent = LedgerEventOf<
  'EFFECT_CLAIMED' | 'EFFECT_FAILED' | 'EFFECT_RETRIED' | 'EFFECT_OBSERVED'
>;

function next(
  known: EffectRecord | undefined,
  event: EffectEvent,
  seq: number,
): EffectRecord | undefined {
  const { key } = event.data;
  const base: EffectRecord = known ?? { key, status: 'pending', retries: 0 };
  switch (event.type) {
    case 'EFFECT_CLAIMED':
      return {
        ...base,
        status: 'claimed',
        claim: {
          claimId: event.data.claimId,
          owner: event.data.owner,
          at: event.at,
          seq,
        },
      };
    case 'EFFECT_FAILED': {
      const { failure, sentence, failures } = event.data;
      const open = base.claim ? ('claimed' as const) : ('pending' as const);
      return {
        ...base,
        status: failure === 'permanent' ? 'parked' : open,
        failure: { kind: failure, sentence, failures, at: event.at },
      };
    }
    case 'EFFECT_RETRIED': {
      const { failure: _failure, claim: _claim, ...rest } = base;
      return { ...rest, status: 'pending', retries: base.retries + 1 };
    }
    case 'EFFECT_OBSERVED':
      return known;
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}

/** Folds claims and failures of outbound acts. */
export function foldEffects(
  incident: FoldedIncident,
  event: EffectEvent,
  seq: number,
): FoldedIncident {
  const { key } = event.data;
  const record = next(incident.effects[key], event, seq);
  return record
    ? { ...incident, effects: { ...incident.effects, [key]: record } }
    : incident;
}
