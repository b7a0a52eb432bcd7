import type {
  LedgerEvent,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

type HoldEvent = LedgerEventOf<'LEGAL_HOLD_PLACED' | 'LEGAL_HOLD_LIFTED'>;

/** Folds whether somebody wants the ledger kept whatever the time. */
export function foldLegalHold(
  incident: FoldedIncident,
  { type, actor, at, data }: HoldEvent,
): FoldedIncident {
  const { legalHold: _before, ...rest } = incident;
  if (type === 'LEGAL_HOLD_LIFTED') return rest;
  const by = actor.kind === 'person' ? actor.entityRef : actor.name;
  return { ...rest, legalHold: { by, at, reason: data.reason } };
}

/** How long the ledger is kept is said at the end, and taken back with it. */
export function keepUntil(
  incident: FoldedIncident,
  event: LedgerEvent,
): FoldedIncident {
  switch (event.type) {
    case 'INCIDENT_CLOSED':
    case 'INCIDENT_DISMISSED':
    case 'INCIDENT_MERGED': {
      const { retainUntil } = event.data;
      return retainUntil ? { ...incident, retainUntil } : incident;
    }
    case 'INCIDENT_REOPENED': {
      const { retainUntil: _over, ...rest } = incident;
      return rest;
    }
    default:
      return incident;
  }
}
