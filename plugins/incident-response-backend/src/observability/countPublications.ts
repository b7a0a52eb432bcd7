import {
  isRestricted,
  type Incident,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Metrics, PublicationOutcome } from './Metrics';

function outcomeOf(
  event: LedgerEvent,
):
  | { readonly draftId: string; readonly outcome: PublicationOutcome }
  | undefined {
  switch (event.type) {
    case 'STATUSPAGE_PUBLISHED':
      return {
        draftId: event.data.draftId,
        outcome: event.data.found ? 'found' : 'published',
      };
    case 'PUBLICATION_UNKNOWN':
      return { draftId: event.data.draftId, outcome: 'unknown' };
    case 'STATUSPAGE_APPROVAL_VOIDED':
      return { draftId: event.data.draftId, outcome: 'voided' };
    default:
      return undefined;
  }
}

/** Counts what became of publications in one commit; `incident` is the fold after it. */
export function countPublications(
  metrics: Pick<Metrics, 'publicationSettled'>,
  incident: Pick<Incident, 'drafts' | 'kind' | 'visibility'>,
  events: readonly LedgerEvent[],
): void {
  // Figures are of what really happened, and tell nobody of what is restricted.
  if (incident.kind === 'drill' || isRestricted(incident)) return;
  for (const event of events) {
    const settled = outcomeOf(event);
    if (!settled) continue;
    const approval = incident.drafts.find(
      draft => draft.draftId === settled.draftId,
    )?.approval;
    const tookMs = approval && Date.parse(event.at) - Date.parse(approval.at);
    metrics.publicationSettled(settled.outcome, tookMs);
  }
}
