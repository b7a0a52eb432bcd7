import { DEFAULT_AUTHORITY } from '../../domain/AuthoritySettings';
import type { HeadKeys } from '../../domain/ledger';
import { DEFAULT_REMINDERS } from '../../domain/ReminderSettings';
import {
  routeAlert,
  surroundingsOf,
  type AlertRules,
} from '../../domain/routeAlert';
import type { Settings } from '../../domain/Settings';
import type { Delivery, IncidentStore } from '../../stores/IncidentStore';

const MINUTE = 60_000;

const SETTINGS: Settings = {
  reminders: DEFAULT_REMINDERS,
  archiveAfterMs: 60 * MINUTE,
  sweepGraceMs: MINUTE,
  page: 'public',
  targets: ['status.example.org'],
  appUrl: 'https://backstage.example.org',
  authority: DEFAULT_AUTHORITY,
};

const KEYS: HeadKeys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 7) },
};

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
