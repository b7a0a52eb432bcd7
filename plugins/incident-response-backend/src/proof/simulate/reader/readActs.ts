import type { Evidence } from './Evidence';
import { textOf, type OpenedLedger } from './openLedger';

const countBy = <T>(items: readonly T[], keyOf: (item: T) => string) => {
  const counts = new Map<string, number>();
  for (const item of items)
    counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1);
};

/** One room for an incident and its generation, in the vendor's books and on the ledger. */
export function roomsDoubled(
  { acts }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const rooms = new Set(acts.filter(a => a.kind === 'room').map(a => a.id));
  const created = ledgers.flatMap(({ incidentId, events }) =>
    events
      .filter(({ type }) => type === 'WAR_ROOM_CREATED')
      .map(({ data }) => ({ incidentId, data })),
  );
  return [
    ...countBy(
      acts.filter(a => a.kind === 'room'),
      a => a.key,
    ).map(([key, n]) => `I2: ${n} war rooms were opened for ${key}.`),
    ...countBy(
      created,
      c => `${c.incidentId}, generation ${c.data.generation}`,
    ).map(([which, n]) => `I2: the ledger of ${which} has ${n} war rooms.`),
    ...created
      .filter(({ data }) => !rooms.has(textOf(data.roomId)))
      .map(
        ({ incidentId, data }) =>
          `I2: the room ${textOf(
            data.roomId,
          )} of ${incidentId} does not exist.`,
      ),
  ];
}

/** Inviting somebody again is harmless: they are in already. */
const HARMLESS: ReadonlySet<string> = new Set(['room', 'invitation']);

/** Whatever others can see was done once; what was said in a room that is lost may be said in the next. */
export function actsDoubled({ acts }: Evidence): readonly string[] {
  const others = acts.filter(a => !HARMLESS.has(a.kind));
  return countBy(others, a =>
    [a.kind, a.key, ...(a.room ? [`in ${a.room}`] : [])].join(' '),
  ).map(([what, n]) => `I3: ${what} was done ${n} times.`);
}

/** What the ledger says was published is on the page, and what is on the page is on the ledger. */
export function publicationsUntold(
  { acts }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const nameOf = (incidentId: string, draftId: string, sha256: string) =>
    `${draftId} of ${incidentId} (${sha256.slice(0, 8)})`;
  const seen = acts.flatMap(({ publication: p }) =>
    p ? [nameOf(p.incidentId, p.draftId, p.sha256)] : [],
  );
  const told = new Set<string>();
  for (const { incidentId, events } of ledgers) {
    const shown = new Map<string, string>();
    for (const { type, data } of events) {
      const draftId = textOf(data.draftId);
      if (type === 'STATUSPAGE_DRAFT_APPROVED')
        shown.set(draftId, textOf(data.sha256));
      const isThere =
        type === 'STATUSPAGE_PUBLISHED' ||
        (type === 'PUBLICATION_SETTLED' && textOf(data.pageIncidentId) !== '');
      if (isThere)
        told.add(nameOf(incidentId, draftId, shown.get(draftId) ?? ''));
    }
  }
  return [
    ...countBy(seen, name => name).map(
      ([name, n]) => `I3: ${name} is on the page ${n} times.`,
    ),
    ...seen
      .filter(name => !told.has(name))
      .map(name => `I3: ${name} is on the page and not on the ledger.`),
    ...[...told]
      .filter(name => !seen.includes(name))
      .map(name => `I3: ${name} is on the ledger and not on the page.`),
  ];
}
