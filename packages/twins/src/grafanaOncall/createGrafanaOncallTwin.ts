import { randomBytes } from 'node:crypto';
import { setTimeout as sleepFor } from 'node:timers/promises';
import {
  changeGroup,
  openGroup,
  type AlertGroup,
  type OncallTrigger,
  type OncallUser,
} from './AlertGroup';
import { deliver, ONCALL_TIMING, type RecordedCall } from './deliver';
import { createOutbox } from './createOutbox';
import { createFaults } from './Faults';
import type {
  GrafanaOncallTwin,
  GrafanaOncallTwinOptions,
  OncallAct,
} from './GrafanaOncallTwin';
import { renderBody } from './renderBody';

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
  const outbox = createOutbox(faults, closing.signal);
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
    const delivered = outbox.send(() => deliverOnce(groupId, trigger, user));
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
      await outbox.settled();
    },
  };
}
