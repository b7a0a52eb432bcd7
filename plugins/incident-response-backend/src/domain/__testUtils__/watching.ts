import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from '../plans/plan';
import type { PlannedEffect } from '../PlannedEffect';
import { happened, minute, SETTINGS } from './ledgerOf';

/** Everybody named stands on the list and was invited. */
export const called = (...names: readonly string[]): readonly LedgerEvent[] => [
  happened('RESPONDER_ADDED', {
    people: names.map(name => ({
      entityRef: `user:default/${name}`,
      name,
      source: 'owner' as const,
    })),
  }),
  happened(
    'RESPONDER_INVITED',
    { responders: names.map(name => `user:default/${name}`) },
    { effect: 'invite:1' },
  ),
];

/** An effect that is not tried again unless somebody asks. */
export const parked = (key: string, at: number): LedgerEvent =>
  happened(
    'EFFECT_FAILED',
    { key, failure: 'permanent', failures: 1, sentence: `${key} failed` },
    { at: minute(at) },
  );

/** What is due at that minute whose key begins so. */
export const dueAt = (
  incident: FoldedIncident,
  at: number,
  prefix: string,
): readonly PlannedEffect[] =>
  plan(incident, SETTINGS, minute(at)).due.filter(({ key }) =>
    key.startsWith(prefix),
  );

/** Their keys. */
export const keysAt = (
  incident: FoldedIncident,
  at: number,
  prefix: string,
): readonly string[] => dueAt(incident, at, prefix).map(({ key }) => key);
