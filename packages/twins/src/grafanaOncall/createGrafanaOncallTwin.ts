import { randomBytes } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import {
  changeGroup,
  openGroup,
  type AlertGroup,
  type NewAlert,
  type OncallChange,
  type OncallTrigger,
  type OncallUser,
} from './AlertGroup';
import {
  deliver,
  ONCALL_TIMING,
  type Delivered,
  type DeliveryTiming,
  type RecordedCall,
} from './deliver';
import { createFaults, type OncallFaults } from './Faults';
import { renderBody, type LabelShape } from './renderBody';

/** @public */
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
  readonly group: AlertGroup;
  /** Every delivery of the event: two where it was duplicated. */
  readonly delivered: Promise<readonly Delivered[]>;
}

/** @public */
export interface GrafanaOncallTwin {
  create(alert: NewAlert): OncallAct;
  /**
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
  groups(): readonly AlertGroup[];
  /** Every request made so far, in the order they ended. */
  calls(): readonly RecordedCall[];
  misbehave(faults: OncallFaults): void;
  /** Ends whatever is being sent or waits to be. */
  close(): Promise<void>;
}

/** Python writes microseconds. */
const microseconds = (at: Date) => at.toISOString().replace('Z', '000Z');

const newGroupId = () => `I${randomBytes(6).toString('hex').toUpperCase()}`;

const headersOf = (authorization?: string): Record<string, string> =>
  authorization ? { authorization } : {};

/**
 * Grafana OnCall's sending side: alert groups, their outgoing webhooks and OnCall's lossy delivery.
 *
 * @public
 */
export function createGrafanaOncallTwin(
  options: GrafanaOncallTwinOptions,
): GrafanaOncallTwin {
  const now = options.now ?? (() => new Date());
  const groups = new Map<string, AlertGroup>();
  const calls: RecordedCall[] = [];
  const faults = createFaults();
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  let held: (() => void) | undefined;
  let sent = 0;

  const deps = {
    url: options.webhookUrl,
    headers: headersOf(options.authorization),
    timing: options.timing ?? ONCALL_TIMING,
    sleep: (ms: number) =>
      sleepFor(ms, undefined, { signal: closing.signal }).catch(() => {}),
    now,
    record: (call: RecordedCall) => {
      calls.push(call);
    },
    dropsReply: () => faults.strikes('dropReply'),
    signal: closing.signal,
  };

  function find(groupId: string): AlertGroup {
    const group = groups.get(groupId);
    if (!group)
      throw new Error(
        `There is no alert group ${groupId}. Create one first; there are ${groups.size}.`,
      );
    return group;
  }

  function deliverOnce(
    groupId: string,
    trigger: OncallTrigger,
    user: OncallUser | null,
  ) {
    sent += 1;
    const at = microseconds(now());
    const body = () =>
      renderBody(
        find(groupId),
        { trigger, at, user },
        {
          labels: options.labels ?? 'dictionary',
          names: options.names ?? 'oncall',
          oncallUrl: options.oncallUrl ?? 'https://oncall.example.org',
        },
      );
    return deliver(
      {
        deliveryId: `delivery-${sent}`,
        groupId,
        trigger,
        render: () => JSON.stringify(body()),
      },
      deps,
    );
  }

  function send(
    groupId: string,
    trigger: OncallTrigger,
    user: OncallUser | null = null,
  ): OncallAct {
    const releasePrevious = held;
    held = undefined;
    const overtaken = faults.strikes('overtake');
    const turn = overtaken
      ? new Promise<void>(resolve => {
          held = resolve;
          closing.signal.addEventListener('abort', () => resolve());
        })
      : Promise.resolve();
    const copies = faults.strikes('duplicate') ? 2 : 1;
    const delivered = turn
      .then(() =>
        Promise.all(
          Array.from({ length: copies }, () =>
            deliverOnce(groupId, trigger, user),
          ),
        ),
      )
      .finally(() => {
        releasePrevious?.();
        running.delete(delivered);
      });
    running.add(delivered);
    return { group: find(groupId), delivered };
  }

  return {
    create(alert) {
      const group = openGroup(newGroupId(), alert, microseconds(now()));
      groups.set(group.id, group);
      return send(group.id, 'alert group created');
    },
    change(groupId, change, by, silencedUntil) {
      const until = silencedUntil ? microseconds(silencedUntil) : null;
      const at = microseconds(now());
      const group = changeGroup(find(groupId), change, at, by ?? null, until);
      groups.set(groupId, group);
      return send(groupId, change, by);
    },
    notify: (groupId, trigger, user) => send(groupId, trigger, user),
    groups: () => [...groups.values()],
    calls: () => [...calls],
    misbehave: faults.add,
    async close() {
      closing.abort();
      await Promise.allSettled([...running]);
    },
  };
}
