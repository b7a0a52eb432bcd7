import type { CommandType } from '@incident-response/backstage-plugin-incident-response-common';

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

/** What became of one try of an effect. */
export type EffectOutcome = 'done' | 'retry' | 'parked' | 'unknown' | 'lost';

/** What became of an approved publication. */
export type PublicationOutcome =
  | 'published'
  | 'found'
  | 'unknown'
  | 'voided'
  | 'refused';

/**
 * What the product counts. No call throws, blocks or names a person.
 * Durations are milliseconds here and seconds on the wire.
 */
export interface Metrics {
  /** `source` is the id of a configured source, never text from a request. */
  alertIngested(source: string, result: AlertResult, tookMs: number): void;
  commandDecided(
    command: CommandType | 'declare',
    result: CommandResult,
    tookMs: number,
  ): void;
  /** `kind` is the part of the effect's key before the first colon. */
  effectSettled(kind: string, outcome: EffectOutcome, tookMs: number): void;
  /** `tookMs` counts from the approval. */
  publicationSettled(outcome: PublicationOutcome, tookMs: number): void;
}

/** Counts nothing: for hosts without a metrics service. */
export const noMetrics: Metrics = {
  alertIngested: () => {},
  commandDecided: () => {},
  effectSettled: () => {},
  publicationSettled: () => {},
};
