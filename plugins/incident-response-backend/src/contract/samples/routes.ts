import { KEYS, SETTINGS } from '../../domain/__testUtils__/ledgerOf';
import {
  routeAlert,
  surroundingsOf,
  type AlertRules,
} from '../../domain/routeAlert';
import type { Delivery, IncidentStore } from '../../stores/IncidentStore';

/** Stores a delivery by the real rules, as the engine does. */
export async function ingestByRules(
  store: IncidentStore,
  delivery: Delivery,
  rules: AlertRules,
  now: number,
) {
  const at = new Date(now);
  return store.ingest(
    delivery,
    routeAlert(delivery.alert, {
      opens: ['P1', 'P2'],
      rules,
      settings: SETTINGS,
      keys: KEYS,
      now: at,
      commitId: `commit:${delivery.eventKey}`,
    }),
    surroundingsOf(delivery.alert, rules, at),
  );
}
