import type { Evidence } from './Evidence';
import { textOf, type OpenedLedger } from './openLedger';

/** What is under way arrives a little later all the same. */
const UNDER_WAY_MS = 15_000;

/** After these, customers should perhaps hear something else. */
const TURNS: ReadonlySet<string> = new Set([
  'INCIDENT_MITIGATED',
  'INCIDENT_RESOLVED',
  'INCIDENT_REOPENED',
]);

/** Nothing is published with an approval that was not used in time, or that the incident outlived. */
export function publicationsTooLate(
  { acts, rules }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const byId = new Map(ledgers.map(ledger => [ledger.incidentId, ledger]));
  return acts.flatMap(({ at, publication }) => {
    if (!publication) return [];
    const { incidentId, draftId } = publication;
    const before = (byId.get(incidentId)?.events ?? []).filter(
      event => Date.parse(event.at) <= at,
    );
    // A person who says that it did not arrive has it sent again.
    const given = before.findLast(
      ({ type, data }) =>
        textOf(data.draftId) === draftId &&
        (type === 'STATUSPAGE_DRAFT_APPROVED' ||
          (type === 'PUBLICATION_SETTLED' && data.found === false)),
    );
    if (!given) return [];
    const since = Date.parse(given.at);
    const hasTurned = before.some(
      event =>
        TURNS.has(event.type) &&
        Date.parse(event.at) > since &&
        Date.parse(event.at) < at - UNDER_WAY_MS,
    );
    const isLate = at > since + rules.lapseAfterMs + UNDER_WAY_MS;
    return [
      ...(isLate ? [`I4: ${draftId} of ${incidentId} went out too late.`] : []),
      ...(hasTurned
        ? [`I4: ${draftId} of ${incidentId} was approved for another status.`]
        : []),
    ];
  });
}
