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
import type { Groups } from '../../domain/Groups';
import type { EffectKind, PlannedEffect } from '../../domain/PlannedEffect';
import type { Settings } from '../../domain/Settings';
import type { StatuspageApprovalGate } from '../../gate/StatuspageApprovalGate';
import type { Wakeups } from '../../wakeups/Wakeups';
import type { Whereabouts } from '../goesOnIn';
import type { Decider, Written } from '../LedgerWriter';
import type { NamingPager } from '../people/namingPager';

/** Everything effects reach the world with. */
export interface EffectPorts {
  readonly chat: Chat;
  readonly statusPage: StatusPage;
  /** Where drills are published; absent: nowhere. */
  readonly drillPage?: StatusPage;
  readonly gate: StatuspageApprovalGate;
  readonly tracker: Tracker;
  readonly writer: Writer;
  readonly people: People;
  /** Who belongs to which group; absent: nobody is known to be in any. */
  readonly groups?: Groups;
  readonly facts: readonly Facts[];
  /** Absent: nobody is paged. */
  readonly pager?: NamingPager;
  readonly wakeups: Pick<Wakeups, 'setCadence'>;
  readonly settings: Settings;
  readonly now: () => Date;
  /** Signed line that says where a ledger stands; absent: postmortems go without. */
  readonly anchorLine?: (incidentId: string) => Promise<string>;
  /** Ledgers of other incidents. */
  readonly otherLedgers: {
    /** What it comes to must be looked at: a ledger may refuse. */
    write(incidentId: string, decide: Decider): Promise<Written>;
    /** Where an incident that was merged goes on. */
    goesOnIn(incidentId: string): Promise<Whereabouts>;
  };
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
