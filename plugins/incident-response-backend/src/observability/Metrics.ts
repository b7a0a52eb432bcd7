import type {
  CommandType,
  Door,
  FailureKind,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { EffectKind } from '../domain/PlannedEffect';

/** What became of one delivery at the webhook door. */
export type AlertResult =
  | 'opened'
  | 'attached'
  | 'recorded'
  | 'known'
  | 'unauthorized'
  | 'malformed'
  | 'refused'
  | 'abandoned';

/** What became of a command. */
export type CommandResult =
  | 'accepted'
  | 'conflict'
  | 'forbidden'
  | 'invalid'
  | 'failed';

/** What became of an approved publication. */
export type PublicationOutcome = 'published' | 'found' | 'unknown' | 'voided';

/**
 * What the product counts. No call throws, blocks or names a person.
 * Durations are milliseconds here and seconds on the wire.
 */
export interface Metrics {
  /** `source` is the id of a configured source, never text from a request. */
  alertIngested(source: string, result: AlertResult, tookMs: number): void;
  /** Counted by the door the command came through. */
  commandDecided(
    command: CommandType | 'declare' | 'drill',
    door: Door,
    result: CommandResult,
    tookMs: number,
  ): void;
  effectDone(kind: EffectKind, tookMs: number): void;
  effectFailed(kind: EffectKind, failure: FailureKind): void;
  /** A look at an incident that could not be finished. */
  passFailed(): void;
  /** `tookMs` counts from the approval; absent where there was none to count from. */
  publicationSettled(outcome: PublicationOutcome, tookMs?: number): void;
  /** One ledger was looked at by the verification of all. */
  ledgerVerified(result: 'whole' | 'broken'): void;
  /** One try to tell a commit to the outgoing webhook. */
  commitTold(result: 'taken' | 'refused'): void;
}

/** Counts nothing: for hosts without a metrics service. */
export const noMetrics: Metrics = {
  alertIngested: () => {},
  commandDecided: () => {},
  effectDone: () => {},
  effectFailed: () => {},
  passFailed: () => {},
  publicationSettled: () => {},
  ledgerVerified: () => {},
  commitTold: () => {},
};
