import type { RouteClaim } from '../../domain/AlertRouting';
import type {
  AlertGroupRecord,
  Delivery,
  Ingested,
  RouteDecision,
} from '../IncidentStore';
import { columns, type Columns } from './columns';
import { toKey, toPlain } from './plainText';

const plainOrNull = (text: string | undefined) =>
  text === undefined ? null : toPlain(text);

function incidentOf(decision: RouteDecision): string | null {
  switch (decision.type) {
    case 'open':
      return decision.commit.incidentId;
    case 'attach':
      return decision.incidentId;
    case 'record':
      return null;
    default:
      throw new Error(
        `Unknown route decision: ${JSON.stringify(decision satisfies never)}`,
      );
  }
}

/** @param opened - whether the incident was new */
export function ingestedAs(decision: RouteDecision, opened: boolean): Ingested {
  switch (decision.type) {
    case 'open':
      return {
        type: opened ? 'opened' : 'attached',
        incidentId: decision.commit.incidentId,
      };
    case 'attach':
      return { type: 'attached', incidentId: decision.incidentId };
    case 'record':
      return { type: 'recorded', reason: decision.reason };
    default:
      throw new Error(
        `Unknown route decision: ${JSON.stringify(decision satisfies never)}`,
      );
  }
}

/** What belongs to no incident waits for nobody, so it is stored as drained. */
export function inboxColumns(
  delivery: Delivery,
  decision: RouteDecision,
): Columns {
  const receivedAt = Date.parse(delivery.receivedAt);
  if (Number.isNaN(receivedAt))
    throw new Error(
      `Alert "${delivery.eventKey}" cannot be stored: receivedAt "${delivery.receivedAt}" is not an ISO 8601 time.`,
    );
  const incidentId = incidentOf(decision);
  return columns({
    event_key: ['text', toKey(delivery.eventKey)],
    incident_id: ['text', incidentId === null ? null : toPlain(incidentId)],
    received_at: ['bigint', receivedAt],
    drained_at: ['bigint', incidentId === null ? receivedAt : null],
    payload: ['text', JSON.stringify(delivery)],
  });
}

/** A group is keyed by the delivery, never by what `route` says. */
export function groupColumns(
  delivery: Delivery,
  group: AlertGroupRecord,
  version: number,
): Columns {
  return columns({
    source: ['text', toKey(delivery.alert.source)],
    group_key: ['text', toKey(delivery.alert.group)],
    state: ['text', group.state],
    at: ['text', plainOrNull(group.at)],
    resolved_at: ['text', plainOrNull(group.resolvedAt)],
    started_at: ['text', plainOrNull(group.startedAt)],
    incident_id: ['text', plainOrNull(group.incidentId)],
    generation: ['integer', group.generation],
    version: ['integer', version],
  });
}

/** The route as it stands once it leads to this incident. */
export function routeColumns(claim: RouteClaim, incidentId: string): Columns {
  return columns({
    kind: ['text', claim.kind],
    route_key: ['text', toKey(claim.key)],
    incident_id: ['text', toPlain(incidentId)],
    version: ['integer', (claim.version ?? 0) + 1],
  });
}
