import { isObject, textOf, type OpenedLedger } from './openLedger';

/** Where each incident was ever merged into. */
function mergersOf(ledgers: readonly OpenedLedger[]) {
  return new Map(
    ledgers.map(({ incidentId, events }) => [
      incidentId,
      events
        .filter(({ type }) => type === 'INCIDENT_MERGED')
        .map(({ data }) => textOf(data.into)),
    ]),
  );
}

/** Every incident that one went on in, however many merges away; itself as well. */
export function reachableFrom(
  ledgers: readonly OpenedLedger[],
): (incidentId: string) => ReadonlySet<string> {
  const mergers = mergersOf(ledgers);
  return incidentId => {
    const found = new Set([incidentId]);
    for (const id of found) mergers.get(id)?.forEach(into => found.add(into));
    return found;
  };
}

/** Whether an incident is merged as it stands, and since which commit. */
function mergedSince({ events }: OpenedLedger): number | undefined {
  let since: number | undefined;
  for (const { type, seq } of events) {
    if (type === 'INCIDENT_MERGED') since = seq;
    if (type === 'INCIDENT_REOPENED') since = undefined;
  }
  return since;
}

const groupsOf = ({ events }: OpenedLedger) =>
  new Set(
    events
      .filter(({ type }) => type === 'ALERT_RECORDED')
      .map(({ data: { alert } }) =>
        isObject(alert) ? textOf(alert.group) : '',
      ),
  );

/** What alerts say of a merged incident stands where it goes on, and comes to it no more. */
export function alertsLeftBehind(
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const reach = reachableFrom(ledgers);
  const byId = new Map(ledgers.map(ledger => [ledger.incidentId, ledger]));
  return ledgers.flatMap(ledger => {
    const { incidentId, events } = ledger;
    const since = mergedSince(ledger);
    const others = [...reach(incidentId)].filter(id => id !== incidentId);
    // Merged in a circle: there is nowhere else.
    if (since === undefined || others.some(id => reach(id).has(incidentId)))
      return [];
    const late = events.filter(
      ({ type, seq }) => type === 'ALERT_RECORDED' && seq > since,
    );
    const there = new Set(
      others.flatMap(id => {
        const other = byId.get(id);
        return other ? [...groupsOf(other)] : [];
      }),
    );
    return [
      ...late.map(
        ({ data }) =>
          `R4: the alert ${textOf(
            data.eventKey,
          )} came to ${incidentId}, which is merged.`,
      ),
      ...[...groupsOf(ledger)]
        .filter(group => !there.has(group))
        .map(
          group =>
            `R4: what ${group} said to ${incidentId} is not where it goes on.`,
        ),
    ];
  });
}
