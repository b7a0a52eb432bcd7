import type { Incident } from './incident';
import { isOpenStatus } from './severity';

/**
 * How long an incident took to get where, in milliseconds since its alert fired (since it was
 * declared, where no alert did). `null`: not reached, or nobody knows.
 *
 * @public
 */
export interface IncidentDurations {
  /** Until the first responder was there, or somebody took command. */
  readonly acknowledgeMs: number | null;
  /** Until the war room was open. */
  readonly roomMs: number | null;
  /** Until customers could read the first word. */
  readonly firstPublicWordMs: number | null;
  readonly mitigateMs: number | null;
  /** Until the resolution that stands: a reopened incident is not resolved. */
  readonly resolveMs: number | null;
}

function timeOf(iso: string | undefined): number | undefined {
  const ms = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? undefined : ms;
}

function earliest(...times: readonly (string | undefined)[]) {
  const known = times.map(timeOf).filter(time => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * The durations that follow from an incident's milestones: the only place where they are worked out.
 *
 * @public
 */
export function durationsOf({
  milestones,
  status,
}: Pick<Incident, 'milestones' | 'status'>): IncidentDurations {
  const { firedAt, receivedAt, declaredAt } = milestones;
  // What was received has fired before, whatever the sender's clock says.
  const start = earliest(firedAt, receivedAt ?? declaredAt);
  const until = (end: number | undefined) =>
    start === undefined || end === undefined || end < start
      ? null
      : end - start;
  return {
    acknowledgeMs: until(
      earliest(milestones.firstResponderAt, milestones.commandTakenAt),
    ),
    roomMs: until(timeOf(milestones.roomOpenedAt)),
    firstPublicWordMs: until(timeOf(milestones.firstPublishedAt)),
    mitigateMs: until(timeOf(milestones.mitigatedAt)),
    resolveMs: isOpenStatus(status)
      ? null
      : until(timeOf(milestones.resolvedAt)),
  };
}
