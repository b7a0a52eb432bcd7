/**
 * What every outbound call gets and must respect.
 *
 * @public
 */
export interface OutboundCall {
  /**
   * The marker to write and to look for: `<incident id>/<key of the effect>`. Made from state, and
   * unique over all incidents, since a vendor keeps the markers of all of them together.
   */
  readonly key: string;
  /** Aborts at the deadline, which covers headers and body. */
  readonly signal: AbortSignal;
  /**
   * How long the call may take, in milliseconds: for a server that can be told, so that it gives up
   * where the caller has been suspended and cannot. Absent: nobody set a limit.
   */
  readonly deadlineMs?: number;
  /**
   * Call right before the bytes leave, after every queue and limiter. Throws when the claim
   * is no longer safe to act on; nothing may be sent then.
   */
  begin(): void;
}

/**
 * What became of a call that did not answer.
 *
 * `not-executed`: the vendor certainly did nothing (refused connection, 429, 420) ·
 * `rejected`: it said no and will again (4xx) · `unknown`: it may have done it.
 *
 * @public
 */
export type CallFailure = 'not-executed' | 'rejected' | 'unknown';

/**
 * How an adapter says that a call failed.
 *
 * @public
 */
export class OutboundCallError extends Error {
  readonly failure: CallFailure;
  /** Milliseconds the vendor asked us to wait. */
  readonly retryAfterMs?: number;

  constructor(
    message: string,
    options: { failure: CallFailure; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'OutboundCallError';
    this.failure = options.failure;
    this.retryAfterMs = options.retryAfterMs;
  }
}
