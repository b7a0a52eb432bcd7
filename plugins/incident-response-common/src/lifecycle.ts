import type { IncidentStatus, LinkRelation, Severity } from './severity';

/**
 * A severity that was not kept. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface SeverityChange {
  readonly from: Severity;
  readonly to: Severity;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/**
 * An end that was not the end. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface Reopening {
  /** What the incident was before. */
  readonly from: IncidentStatus;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** When it had been resolved, where it had. */
  readonly resolvedAt?: string;
}

/**
 * How well somebody thinks the incident was run; one a person. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface Rating {
  /** Entity ref. */
  readonly by: string;
  /** 1 to 5. */
  readonly rating: number;
  readonly comment?: string;
  readonly at: string;
}

/**
 * Another incident that has to do with this one. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface IncidentLink {
  readonly incidentId: string;
  /** What the other one is to this one. */
  readonly relation: LinkRelation;
  readonly by: string;
  readonly at: string;
  /** Whether the other incident knows of it. */
  readonly told: boolean;
}

/**
 * When an incident reached what; absent: not yet. ISO 8601 in UTC.
 *
 * @public
 */
export interface Milestones {
  readonly firedAt?: string;
  /** When the first alert reached us. */
  readonly receivedAt?: string;
  readonly declaredAt: string;
  readonly roomOpenedAt?: string;
  readonly assembledAt?: string;
  /** When the first responder was there by themselves; being put into the room does not count. */
  readonly firstResponderAt?: string;
  readonly commandTakenAt?: string;
  readonly firstPublishedAt?: string;
  readonly mitigatedAt?: string;
  readonly resolvedAt?: string;
  readonly postmortemAt?: string;
  readonly closedAt?: string;
  readonly dismissedAt?: string;
  readonly mergedAt?: string;
}
