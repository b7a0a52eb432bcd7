import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';

/**
 * A delivery as it came in, for authentication and parsing.
 *
 * @public
 */
export interface WebhookRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes as they came. */
  readonly body: Buffer;
}

/**
 * An alert in our shape with the key that tells a repeated delivery.
 *
 * @public
 */
export interface ReceivedAlert {
  /** Unique per source event; absent where the source gives nothing to tell by, so that it is never deduped. */
  readonly eventKey?: string;
  readonly alert: Alert;
}

/**
 * A body we cannot read. The message names the field.
 *
 * @public
 */
export class MalformedAlertError extends Error {
  readonly status: 400 | 422;

  constructor(message: string, status: 400 | 422) {
    super(message);
    this.name = 'MalformedAlertError';
    this.status = status;
  }
}

/**
 * A sender of alert webhooks.
 *
 * @public
 */
export interface AlertSource {
  /** Path below `/webhooks` and name on the ledger, for example `grafana-oncall`. */
  readonly id: string;
  /**
   * What to do when an alert cannot be stored: `hold` leaves the request unanswered and keeps trying
   * (the sender only repeats after its own timeout), `refuse` answers 503 (the sender repeats).
   */
  readonly whenStoreFails: 'hold' | 'refuse';
  /** Constant-time; reads nothing but the request. */
  authenticate(request: WebhookRequest): boolean;
  /**
   * Several alerts may come in one body.
   *
   * @throws {@link MalformedAlertError}
   */
  parse(request: WebhookRequest): readonly ReceivedAlert[];
}
