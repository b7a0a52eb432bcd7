/**
 * Slack's durations, in milliseconds.
 *
 * @public
 */
export interface SlackTiming {
  /** An envelope or request must be acknowledged within it. */
  readonly ackMs: number;
  /** Waits before an event is told again; their number is the number of retries. */
  readonly eventRetriesMs: readonly number[];
  /** A trigger id opens a view within it, once. */
  readonly triggerMs: number;
  readonly responseUrlMs: number;
  readonly responseUrlUses: number;
  /** The server pings each socket so often. */
  readonly pingMs: number;
  /** A socket address is good for it, once. */
  readonly ticketMs: number;
  /** From the warning to the close. */
  readonly closeAfterWarningMs: number;
  readonly mostSockets: number;
}

/** As Slack documents them; retries and ticket as observed. */
export const SLACK_TIMING: SlackTiming = {
  ackMs: 3_000,
  eventRetriesMs: [0, 60_000, 300_000],
  triggerMs: 3_000,
  responseUrlMs: 30 * 60_000,
  responseUrlUses: 5,
  pingMs: 10_000,
  ticketMs: 30_000,
  closeAfterWarningMs: 10_000,
  mostSockets: 10,
};
