import type { Hearing } from '../judge';

/** Every mark of a link, on each of the two ledgers. */
const linksIn = ({ events }: Pick<Hearing, 'events'>) =>
  events.flatMap(({ incidentId, event }) =>
    event.type === 'INCIDENT_LINKED'
      ? [{ from: incidentId, to: event.data.other, by: event.actor.kind }]
      : [],
  );

/** The other ledger tells of a link as well. */
export function untoldLinks(hearing: Hearing): readonly string[] {
  const links = linksIn(hearing);
  const told = new Set(
    hearing.events.flatMap(({ incidentId, event }) =>
      event.type === 'LINK_TOLD' ? [`${incidentId} ${event.data.other}`] : [],
    ),
  );
  return links
    .filter(({ by }) => by === 'person')
    .flatMap(({ from, to }) => [
      ...(links.some(other => other.from === to && other.to === from)
        ? []
        : [`${to} knows nothing of its link with ${from}.`]),
      ...(told.has(`${from} ${to}`)
        ? []
        : [`${from} does not know that ${to} knows of their link.`]),
    ]);
}

/** Neither ledger tells of it twice. */
export function doubledLinks(hearing: Hearing): readonly string[] {
  const names = linksIn(hearing).map(({ from, to }) => `${from} to ${to}`);
  return names
    .filter((name, n) => names.indexOf(name) < n)
    .map(name => `The link from ${name} is on the ledger twice.`);
}
