import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';

export const DEFAULT_SEVERITY_LABELS = ['severity', 'priority'] as const;

/** What senders usually call a severity; configured values are added to these. */
export const DEFAULT_SEVERITY_VALUES: Readonly<Record<string, Severity>> = {
  p1: 'P1',
  sev1: 'P1',
  critical: 'P1',
  emergency: 'P1',
  page: 'P1',
  p2: 'P2',
  sev2: 'P2',
  high: 'P2',
  error: 'P2',
  major: 'P2',
  warning: 'P2',
  p3: 'P3',
  sev3: 'P3',
  medium: 'P3',
  minor: 'P3',
  p4: 'P4',
  sev4: 'P4',
  low: 'P4',
  info: 'P4',
  none: 'P4',
};

/** An alert that says nothing of its severity is worth waking somebody: it opens an incident. */
export const DEFAULT_SEVERITY: Severity = 'P2';

export const DEFAULT_OPENS: readonly Severity[] = ['P1', 'P2'];

export const DEFAULT_ENTITY_LABELS = [
  'entity',
  'service',
  'service_name',
  'component',
  'app',
] as const;

/** Long enough to read the last messages and find the postmortem. */
export const DEFAULT_ARCHIVE_AFTER_MS = 60 * 60_000;

/** Chat systems themselves open only about twenty rooms a minute. */
export const DEFAULT_STORM = { limit: 20, withinMs: 5 * 60_000 } as const;

export const DEFAULT_STATUS_PAGE = {
  title: 'Service status',
  page: 'public',
} as const;

/** All ledgers are looked at once a day. */
export const DEFAULT_VERIFY_EVERY_MS = 24 * 60 * 60_000;
