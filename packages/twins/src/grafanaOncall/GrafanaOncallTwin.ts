import type {
  AlertGroup,
  NewAlert,
  OncallChange,
  OncallUser,
} from './AlertGroup';
import type { Delivered, DeliveryTiming, RecordedCall } from './deliver';
import type { OncallFaults } from './Faults';
import type { LabelShape } from './renderBody';

/**
 * Where a twin sends, and how it writes.
 *
 * @public
 */
export interface GrafanaOncallTwinOptions {
  /** Where the outgoing webhook goes. */
  readonly webhookUrl: string;
  /** Sent verbatim as `Authorization`; without it, nothing is. */
  readonly authorization?: string;
  /** Default: `dictionary`. */
  readonly labels?: LabelShape;
  /** Default: `oncall`. */
  readonly names?: 'oncall' | 'irm';
  /** Default: OnCall's own. */
  readonly timing?: DeliveryTiming;
  /** Default: the clock. */
  readonly now?: () => Date;
  /** Start of permalinks. Default: an example address. */
  readonly oncallUrl?: string;
}

/**
 * What was done, and how the webhook about it ends.
 *
 * @public
 */
export interface OncallAct {
  /** The group after it. */
  readonly group: AlertGroup;
  /** Every delivery of the event: two where it was duplicated. */
  readonly delivered: Promise<readonly Delivered[]>;
}

/**
 * A Grafana OnCall that sends.
 *
 * @public
 */
export interface GrafanaOncallTwin {
  /** A new alert group, firing since now. */
  create(alert: NewAlert): OncallAct;
  /**
   * Acknowledges, silences or resolves a group, or takes that back.
   *
   * @throws Error where OnCall would refuse it, or the group is unknown
   */
  change(
    groupId: string,
    change: OncallChange,
    by?: OncallUser,
    silencedUntil?: Date,
  ): OncallAct;
  /** Sends an event that changes nothing: an escalation step, or a personal notification. */
  notify(
    groupId: string,
    trigger: 'escalation' | 'personal notification',
    user?: OncallUser,
  ): OncallAct;
  /** Every group, as it is now. */
  groups(): readonly AlertGroup[];
  /** Every request made so far, in the order they ended. */
  calls(): readonly RecordedCall[];
  /** Asks for faults on top of those still to come. */
  misbehave(faults: OncallFaults): void;
  /** Ends whatever is being sent or waits to be. */
  close(): Promise<void>;
}
