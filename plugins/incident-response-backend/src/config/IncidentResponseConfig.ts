import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';

/** How Grafana OnCall proves itself; at least one way is configured. */
export interface GrafanaOncallConfig {
  /** Valid values of the `Authorization` header, with or without `Bearer `; two during a rotation. */
  readonly authorization: readonly string[];
  readonly basic?: { readonly username: string; readonly password: string };
  /** Keys of the HMAC-SHA256 over the raw body; two during a rotation. */
  readonly hmacSecrets: readonly string[];
}

/** How an alert's severity is found and what it leads to. */
export interface SeverityConfig {
  /** Labels that may hold it, best first. */
  readonly labels: readonly string[];
  /** Label value in lower case → severity. */
  readonly values: Readonly<Record<string, Severity>>;
  /** Where no label says. */
  readonly fallback: Severity;
  /** Which severities open an incident; the others are recorded. */
  readonly opens: readonly Severity[];
}

/** A key that signs heads. */
export interface LedgerKey {
  readonly id: string;
  readonly secret: string;
}

/** Everything under `incidentResponse`, checked and with its defaults filled in. */
export interface IncidentResponseConfig {
  /** Where people open the console, without a slash at the end. */
  readonly baseUrl: string;
  readonly sources: { readonly grafanaOncall?: GrafanaOncallConfig };
  readonly severity: SeverityConfig;
  /** Labels that may name the broken entity, best first. */
  readonly entityLabels: readonly string[];
  /** Milliseconds between two nudges. */
  readonly remindersEveryMs: number;
  /** Milliseconds a resolved war room stays open. */
  readonly archiveAfterMs: number;
  readonly statusPage: { readonly title: string; readonly page: string };
  /** The first signs; the others only verify. Empty: a development key is made. */
  readonly ledgerKeys: readonly LedgerKey[];
  readonly drills: { readonly enabled: boolean };
  /** Every duration of the protocol is multiplied by this; 1 outside proofs. */
  readonly timingScale: number;
}
