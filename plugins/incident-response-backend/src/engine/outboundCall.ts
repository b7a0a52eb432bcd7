import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { ClaimTicket } from './ClaimTicket';
import { systemClock, type Clock } from './Clock';

/**
 * Makes one call with a deadline over all of it. Past the deadline the call is aborted and its
 * outcome is unknown if it had begun, whatever the adapter does with the signal.
 */
export async function outboundCall<T>(
  options: {
    readonly key: string;
    readonly deadlineMs: number;
    readonly ticket: ClaimTicket | undefined;
    /** Measures the deadline; the machine's own unless said otherwise. */
    readonly clock?: Pick<Clock, 'after'>;
  },
  perform: (call: OutboundCall) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let begun = false;
  const call: OutboundCall = {
    key: options.key,
    signal: abort.signal,
    deadlineMs: options.deadlineMs,
    begin: () => {
      abort.signal.throwIfAborted();
      options.ticket?.begin();
      begun = true;
    },
  };
  const { clock = systemClock } = options;
  let cancel: (() => void) | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(options.deadlineMs, () => {
      const error = new OutboundCallError(
        `No answer within ${options.deadlineMs} ms.`,
        { failure: begun ? 'unknown' : 'not-executed' },
      );
      abort.abort(error);
      reject(error);
    });
  });
  try {
    return await Promise.race([perform(call), deadline]);
  } catch (error) {
    if (error instanceof OutboundCallError) throw error;
    throw new OutboundCallError(
      error instanceof Error ? error.message : String(error),
      { failure: begun ? 'unknown' : 'not-executed', cause: error },
    );
  } finally {
    cancel?.();
  }
}
