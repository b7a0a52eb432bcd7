import type { Hearing } from '../judge';

const rungFor = ({ tidings }: Pick<Hearing, 'tidings'>): readonly string[] =>
  tidings.flatMap(tiding => (tiding.type === 'paged' ? [tiding.key] : []));

/** Who was rung twice for one reason: a bell rings whenever it is asked to. */
export function doubledPages(hearing: Hearing): readonly string[] {
  const keys = rungFor(hearing);
  const noted = hearing.events.flatMap(({ incidentId, event }) =>
    event.type === 'ON_CALL_PAGED' ? [`${incidentId}/${event.effect}`] : [],
  );
  return [
    ...keys
      .filter((key, n) => keys.indexOf(key) < n)
      .map(key => `${key} rang twice.`),
    ...noted
      .filter((key, n) => noted.indexOf(key) < n)
      .map(key => `${key} stands on the ledger twice.`),
  ];
}

/** What rang by the ledger alone. */
export function unrungPages(hearing: Hearing): readonly string[] {
  const rung = new Set(rungFor(hearing));
  return hearing.events.flatMap(({ incidentId, event }) => {
    const key = `${incidentId}/${event.effect}`;
    return event.type === 'ON_CALL_PAGED' && !event.data.error && !rung.has(key)
      ? [`${key} is on the ledger, and nothing rang.`]
      : [];
  });
}
