import type { FoldedIncident } from '../domain/FoldedIncident';
import type { Ledgers } from './Ledgers';

/** Where an incident goes on, as it was read. */
export interface Whereabouts {
  readonly incidentId: string;
  /** Set only where incidents were merged in a circle: nothing gets lost in it. */
  readonly mergedInto?: string;
}

/** Where an incident goes on that was merged into another one; itself, if it was not. */
export async function goesOnIn(
  incidentId: string,
  ledgers: Pick<Ledgers, 'refresh'>,
): Promise<Whereabouts> {
  const seen = new Set<string>();
  let first: string | undefined;
  for (let id = incidentId; !seen.has(id); ) {
    seen.add(id);
    const { incident } = (await ledgers.refresh(id)).view;
    if (!incident) return { incidentId, ...(first && { mergedInto: first }) };
    if (!incident.merger) return { incidentId: id };
    id = incident.merger.into;
    first ??= id;
  }
  return { incidentId, ...(first && { mergedInto: first }) };
}

/** Whether that still holds; decided together with what is written there. */
export function stillGoesOn(
  { merger }: Pick<FoldedIncident, 'merger'>,
  { mergedInto }: Whereabouts,
): boolean {
  return merger?.into === mergedInto;
}
