import type { AlertGroup } from '../AlertGroup';
import type { OncallApiFault } from './createApiFaults';
import type { OncallOrganisation } from './OncallOrganisation';

/**
 * What the API serves, and to whom.
 *
 * @public
 */
export interface GrafanaOncallApiOptions {
  /** The alert groups as they are now; those of a `GrafanaOncallTwin`, for example. */
  readonly groups: () => readonly AlertGroup[];
  readonly organisation: OncallOrganisation;
  /** API key of a user. Default: `oncall-user-key`. */
  readonly userKey?: string;
  /** Token of a service account: it may read. Default: `glsa_oncall_service_account`. */
  readonly serviceAccountKey?: string;
  /** The team the user looks at: what a page is for that does not say. Default: none. */
  readonly currentTeam?: string;
  /** Requests in five minutes. Default: 300. */
  readonly limit?: number;
  /** Default: the clock. */
  readonly now?: () => Date;
  /** Default: any free one. */
  readonly port?: number;
}

/**
 * Somebody was paged: it rang.
 *
 * @public
 */
export interface OncallPage {
  /** The alert group it was for. */
  readonly groupId: string;
  readonly userId: string;
  readonly important: boolean;
  /** It opened the alert group, and so sends webhooks of its own. */
  readonly opened: boolean;
}

/**
 * A request as it came.
 *
 * @public
 */
export interface OncallApiCall {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/**
 * A running API.
 *
 * @public
 */
export interface GrafanaOncallApi {
  /** As OnCall shows it in its settings. */
  readonly url: string;
  /** Every time that it rang, in order: once for each user of each page. */
  pages(): readonly OncallPage[];
  calls(): readonly OncallApiCall[];
  misbehave(fault: OncallApiFault): void;
  stop(): Promise<void>;
}
