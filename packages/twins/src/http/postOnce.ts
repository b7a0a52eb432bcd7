/**
 * How one request ended, as its sender sees it.
 *
 * @public
 */
export type Posted =
  | {
      readonly type: 'answered';
      readonly status: number;
      readonly body: string;
    }
  | { readonly type: 'timeout' }
  | { readonly type: 'connectionError'; readonly detail: string };

/** A sender keeps no more of an answer than this. */
const KEPT_CHARACTERS = 50_000;

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error
    ? `${error.message}: ${cause.message}`
    : error.message;
}

/** Posts JSON once. The deadline, in milliseconds, covers connection, headers and body. */
export async function postOnce(request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Ends the request early, as a connection error. */
  readonly signal?: AbortSignal;
  /** Characters of the answer that are kept; default 50,000. */
  readonly keep?: number;
}): Promise<Posted> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const signals = request.signal ? [deadline, request.signal] : [deadline];
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...request.headers },
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    });
    const text = await response.text();
    return {
      type: 'answered',
      status: response.status,
      body: text.slice(0, request.keep ?? KEPT_CHARACTERS),
    };
  } catch (error) {
    return deadline.aborted
      ? { type: 'timeout' }
      : { type: 'connectionError', detail: describe(error) };
  }
}
