import type {
  LedgerEvent,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  Chat,
  Facts,
  OutboundCall,
  People,
  StatusPage,
  Tracker,
  Writer,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import type { EffectKind, PlannedEffect } from '../../domain/PlannedEffect';
import type { Settings } from '../../domain/Settings';
import type { StatuspageApprovalGate } from '../../gate/StatuspageApprovalGate';
import type { Wakeups } from '../../wakeups/Wakeups';

/** Everything effects reach the world with. */
export interface EffectPorts {
  readonly chat: Chat;
  readonly statusPage: StatusPage;
  readonly gate: StatuspageApprovalGate;
  readonly tracker: Tracker;
  readonly writer: Writer;
  readonly people: People;
  readonly facts: readonly Facts[];
  readonly wakeups: Pick<Wakeups, 'setCadence'>;
  readonly settings: Settings;
  readonly now: () => Date;
  /** The whole timeline, for the postmortem. */
  readonly timeline: (incidentId: string) => Promise<readonly TimelineEntry[]>;
}

/**
 * What an effect came to: events, made on the fold as it is when they are appended.
 * None: the state has moved on and the outcome is no longer wanted.
 */
export type Outcome = (
  incident: FoldedIncident,
  now: Date,
) => readonly LedgerEvent[];

export type EffectOf<TKind extends EffectKind> = Extract<
  PlannedEffect,
  { kind: TKind }
>;

/** How one kind of effect is performed, and found where it can be. */
export interface EffectDefinition<TKind extends EffectKind> {
  perform(
    effect: EffectOf<TKind>,
    incident: FoldedIncident,
    call: OutboundCall,
  ): Promise<Outcome>;
  find?(
    effect: EffectOf<TKind>,
    incident: FoldedIncident,
    call: OutboundCall,
  ): Promise<Outcome | undefined>;
}
