import type { FoldedIncident } from '../domain/FoldedIncident';
import type { PlannedEffect } from '../domain/PlannedEffect';
import type { ClaimTicket } from './ClaimTicket';

/**
 * `perform` it · `findFirst`: somebody may have done it, so look before doing it ·
 * `investigate`: look only, twice, and then ask a human ·
 * `ask`: somebody may have done it and nobody can look, so ask a human.
 */
export type RunMode = 'perform' | 'findFirst' | 'investigate' | 'ask';

export interface EffectRun {
  readonly effect: PlannedEffect;
  readonly incident: FoldedIncident;
  readonly mode: RunMode;
  readonly claimId?: string;
  readonly ticket?: ClaimTicket;
}

/** Name of an effect across incidents. */
export const fullKey = (incidentId: string, key: string) =>
  `${incidentId}/${key}`;

/** What fails is counted anew once a person asked to try again. */
export const failureKey = (
  incident: FoldedIncident,
  { key }: PlannedEffect,
): string =>
  `${fullKey(incident.id, key)}#${incident.effects[key]?.retries ?? 0}`;
