import type { SlackConfig } from './readSlack';
import type { ReminderSettings } from '../domain/ReminderSettings';
import type { RetentionConfig } from './readRetention';
import type { AuthorityConfig } from './readAuthority';
import type {
  ReplicaRole,
  Severity,
} from '@incident-response/backstage-plugin-incident-response-common';

/** How Grafana OnCall proves itself; at least one way is configured. */
export interface GrafanaOncallConfig {
  /** Valid values of the `Authorization` header, with or without `Bearer `; two during a rotation. */
  readonly authorization: readonly string[];
  readonly basic?: { readonly username: string; readonly password: string };
  /** Keys of the HMAC-SHA256 over the raw body; two during a rotation. */
  readonly hmacSecrets: readonly string[];
  /** Where whoever is on call is paged; absent: nobody is. */
  readonly api?: {
    readonly url: string;
    /** API key of a user. */
    readonly token: string;
    /** Whether the host may be of a private network, and the line open. */
    readonly allowPrivateNetwork: boolean;
  };
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

/** What alerts lead to, beyond their severity. */
export interface AlertsConfig {
  /** An alert for an entity with an open incident belongs to it. */
  readonly groupByEntity: boolean;
  /** Beyond so many incidents within so many milliseconds, alerts share one; absent: never. */
  readonly storm?: { readonly limit: number; readonly withinMs: number };
  /** Milliseconds all alerts must have been clear for an incident to resolve itself; absent: never. */
  readonly resolveWhenClearMs?: number;
}

/** An Ed25519 key that signs what leaves the store, or did and now only verifies. */
export interface SigningKeyConfig {
  readonly id: string;
  /** PKCS #8 as PEM. */
  readonly privateKey?: string;
  /** SPKI as PEM. */
  readonly publicKey?: string;
}

/** Where events of incidents are sent, signed. */
export interface OutgoingWebhookConfig {
  readonly url: string;
  readonly secret: string;
  /** Whether the host may be of a private network, and the line open. */
  readonly allowPrivateNetwork: boolean;
}

/** Everything under `incidentResponse`, checked and with its defaults filled in. */
export interface IncidentResponseConfig {
  /** Where people open the console, without a slash at the end. */
  readonly baseUrl: string;
  /** What this replica does. */
  readonly roles: readonly ReplicaRole[];
  readonly sources: { readonly grafanaOncall?: GrafanaOncallConfig };
  readonly severity: SeverityConfig;
  readonly alerts: AlertsConfig;
  /** Entity refs of users and groups who learn of restricted incidents without being part of them. */
  readonly restrictedReaders: readonly string[];
  /** Labels that may name the broken entity, best first. */
  readonly entityLabels: readonly string[];
  /** What happens when nobody acts. */
  readonly reminders: ReminderSettings;
  /** Milliseconds a resolved war room stays open. */
  readonly archiveAfterMs: number;
  /** Absent: the incident page is the war room. */
  readonly slack?: SlackConfig;
  readonly statusPage: { readonly title: string; readonly page: string };
  /** The first signs; the others only verify. Empty: a development key is made. */
  readonly ledgerKeys: readonly LedgerKey[];
  /** The first signs bundles and anchors. Empty: a development key is made. */
  readonly signingKeys: readonly SigningKeyConfig[];
  /** Milliseconds between two verifications of all ledgers. */
  readonly verifyEveryMs: number;
  /** Absent: ledgers are kept for ever. */
  readonly retention?: RetentionConfig;
  /** Absent: nobody outside is told. */
  readonly outgoingWebhook?: OutgoingWebhookConfig;
  readonly drills: { readonly enabled: boolean };
  /** Who may command and approve, and for how long. */
  readonly authority: AuthorityConfig;
  /** Every duration of the protocol is multiplied by this; 1 outside proofs. */
  readonly timingScale: number;
}
