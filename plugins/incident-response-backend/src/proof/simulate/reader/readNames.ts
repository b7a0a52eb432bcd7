import type { Evidence } from './Evidence';
import type { OpenedLedger } from './openLedger';

/** Whoever was erased stands nowhere, and the ledgers that knew them say so. */
export function namesLeft(
  { erased, text }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const words = text.toLowerCase();
  const telling = new Set(
    ledgers
      .filter(({ events }) => events.some(e => e.type === 'PERSON_ERASED'))
      .map(({ incidentId }) => incidentId),
  );
  return erased.flatMap(({ name, incidents }) => [
    ...(words.includes(name.toLowerCase())
      ? [`R3: ${name} was erased and is still there.`]
      : []),
    ...incidents
      .filter(id => !telling.has(id))
      .map(id => `R3: ${id} does not say that ${name} was erased.`),
  ]);
}
