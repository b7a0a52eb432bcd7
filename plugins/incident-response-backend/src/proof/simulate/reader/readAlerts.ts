import type { Evidence } from './Evidence';
import { reachableFrom } from './readMerges';
import { isObject, textOf, type OpenedLedger } from './openLedger';

/** On which ledgers each value stands, and how often. */
function occurrences(
  ledgers: readonly OpenedLedger[],
  valueOf: (event: OpenedLedger['events'][number]) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { incidentId, events } of ledgers)
    for (const event of events) {
      const value = valueOf(event);
      if (value === undefined) continue;
      found.set(value, [...(found.get(value) ?? []), incidentId]);
    }
  return found;
}

/** Every alert that was accepted for an incident stands in exactly one, and where that goes on, once each; none waits. */
export function alertsLost(
  { accepted, undrained }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const recorded = occurrences(ledgers, event =>
    event.type === 'ALERT_RECORDED' ? textOf(event.data.eventKey) : undefined,
  );
  const reach = reachableFrom(ledgers);
  const isOneStory = (where: readonly string[]) =>
    new Set(where).size === where.length &&
    where.some(first => where.every(id => reach(first).has(id)));
  const wanted = new Set(
    accepted
      .filter(({ answer }) => answer === 'opened' || answer === 'attached')
      .map(({ eventKey }) => eventKey),
  );
  return [
    ...[...wanted]
      .filter(eventKey => !recorded.has(eventKey))
      .map(eventKey => `I1: the alert ${eventKey} is on no ledger.`),
    ...[...recorded]
      .filter(([, where]) => !isOneStory(where))
      .map(
        ([eventKey, where]) =>
          `I1: the alert ${eventKey} is recorded ${where.length} times.`,
      ),
    ...(undrained > 0
      ? [`I1: ${undrained} alerts were never put on a ledger.`]
      : []),
  ];
}

/** One episode of an alert group is one incident. */
export function episodesDoubled(
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const origins = occurrences(ledgers, ({ type, data }) => {
    const { origin } = data;
    if (type !== 'INCIDENT_DECLARED' || !isObject(origin)) return undefined;
    return origin.type === 'alert'
      ? [origin.source, origin.group, origin.startedAt].map(textOf).join(' ')
      : undefined;
  });
  return [...origins]
    .filter(([, where]) => where.length > 1)
    .map(
      ([episode, where]) =>
        `I2: the episode ${episode} opened ${where.join(' and ')}.`,
    );
}
