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

/** What Slack sends. */
export type SlackKind = 'command' | 'button' | 'form' | 'event' | 'other';

/** What became of a call of Slack's web API. */
export type SlackCallOutcome = 'done' | 'not-executed' | 'rejected' | 'unknown';

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
  /** Something that Slack sent has arrived. */
  slackReceived(kind: SlackKind): void;
  /** It was acknowledged, so long after it had arrived. */
  slackAnswered(kind: SlackKind, tookMs: number): void;
  /** `method` is one of Slack's that we call, never text from outside. */
  slackCalled(method: string, outcome: SlackCallOutcome): void;
  /** Where this replica's open connections to Slack are read from; the newest counts. */
  slackConnections(open: () => number): void;
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
  slackReceived: () => {},
  slackAnswered: () => {},
  slackCalled: () => {},
  slackConnections: () => {},
};
