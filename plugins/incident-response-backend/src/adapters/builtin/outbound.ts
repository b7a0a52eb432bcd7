import type { Knex } from 'knex';
import {
  OutboundCallError,
  type CallFailure,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';

function whenAborted(signal: AbortSignal) {
  let stop = () => {};
  const aborted = new Promise<'aborted'>(resolve => {
    const listener = () => resolve('aborted');
    stop = () => signal.removeEventListener('abort', listener);
    if (signal.aborted) listener();
    else signal.addEventListener('abort', listener, { once: true });
  });
  return { aborted, stop };
}

/** The reason alone: before it the database's library puts the whole statement with its values. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const end = message.lastIndexOf(' - ');
  return (end < 0 ? message : message.slice(end + 3)).slice(0, 300);
}

function failed(what: string, failure: CallFailure, cause: unknown) {
  const reason = reasonOf(cause);
  return new OutboundCallError(
    `${what} failed: the database said "${reason}". Check that it is up and has room.`,
    { failure, cause },
  );
}

/** Waits for the database no longer than the call may take. */
async function withinDeadline<T>(
  call: OutboundCall,
  what: string,
  work: Promise<T>,
  failure: () => CallFailure,
): Promise<T> {
  const { aborted, stop } = whenAborted(call.signal);
  // What loses the race may still fail later, with nobody waiting for it.
  work.catch(() => {});
  try {
    const first = await Promise.race([
      work.then(value => ({ value })),
      aborted,
    ]);
    if (first !== 'aborted') return first.value;
    throw new OutboundCallError(
      `${what} did not finish before its deadline. Check how busy the database is.`,
      { failure: failure() },
    );
  } finally {
    stop();
  }
}

/**
 * Has Postgres take the transaction back at the deadline: a suspended process cannot, and would hold
 * its locks and its unfinished write until it wakes, long after another replica took over.
 */
async function limit(tx: Knex.Transaction, call: OutboundCall): Promise<void> {
  if (call.deadlineMs === undefined || tx.client.config.client !== 'pg') return;
  const ms = Math.max(1, Math.round(call.deadlineMs));
  await tx.raw(
    `set local statement_timeout = ${ms}; set local idle_in_transaction_session_timeout = ${ms}`,
  );
}

/**
 * Runs one write in one transaction. The claim is checked after the wait for a connection, right
 * before the first statement; what is not ready to commit at the deadline is taken back.
 *
 * @throws OutboundCallError, and whatever `call.begin()` throws, as it is
 */
export async function write<T>(
  knex: Knex,
  call: OutboundCall,
  what: string,
  work: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  let begun = false;
  let refusal: { readonly error: unknown } | undefined;
  const failure = () => (begun ? 'unknown' : 'not-executed');
  const done = knex.transaction(async tx => {
    await limit(tx, call);
    if (call.signal.aborted) throw new Error('the deadline had passed');
    try {
      call.begin();
    } catch (error) {
      refusal = { error };
      throw error;
    }
    begun = true;
    const result = await work(tx);
    if (call.signal.aborted) throw new Error('the deadline has passed');
    return result;
  });
  try {
    return await withinDeadline(call, what, done, failure);
  } catch (error) {
    if (refusal) throw refusal.error;
    if (error instanceof OutboundCallError) throw error;
    throw failed(what, failure(), error);
  }
}

/**
 * Runs one read. A read that failed changed nothing, so it is `not-executed`.
 *
 * @throws OutboundCallError, and whatever `call.begin()` throws, as it is
 */
export async function read<T>(
  call: OutboundCall,
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  call.begin();
  try {
    return await withinDeadline(call, what, work(), () => 'not-executed');
  } catch (error) {
    if (error instanceof OutboundCallError) throw error;
    throw failed(what, 'not-executed', error);
  }
}

/** The request itself is wrong: the same call would be refused again. */
export function rejected(message: string): OutboundCallError {
  return new OutboundCallError(message, { failure: 'rejected' });
}
