import { lookup } from 'node:dns/promises';
import { refusedAddress } from './privateAddress';

/** What an HTTP server answered. The body is cut to what people read. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds the server asked us to wait. */
  readonly retryAfterMs?: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Over headers and body, in milliseconds. */
  readonly deadlineMs: number;
  /** Whether the host may be of a private network. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

const LONGEST_BODY = 2_000;
const LONGEST_WAIT_MS = 3_600_000;

async function refusePrivate(url: URL): Promise<void> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await lookup(host, { all: true });
  const refused = addresses.find(({ address }) => refusedAddress(address));
  if (refused)
    throw new Error(
      `${url.host} is at the private address ${refused.address}; nothing is sent there unless the configuration allows it.`,
    );
}

/** No more of an answer than people read; the rest is not waited for. */
async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < LONGEST_BODY) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text.slice(0, LONGEST_BODY);
}

function retryAfter(response: Response): { readonly retryAfterMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return {};
  return { retryAfterMs: Math.min(seconds * 1_000, LONGEST_WAIT_MS) };
}

/**
 * Sends one POST. Redirects are not followed: whoever was configured is meant.
 *
 * @throws Error when there is no answer before the deadline, or the host is not to be asked
 */
export async function post(request: HttpRequest): Promise<HttpAnswer> {
  const url = new URL(request.url);
  const deadline = AbortSignal.timeout(request.deadlineMs);
  if (!request.allowPrivate) await refusePrivate(url);
  const response = await fetch(url, {
    method: 'POST',
    headers: request.headers,
    body: request.body,
    redirect: 'error',
    signal: AbortSignal.any([deadline, request.signal]),
  });
  return {
    status: response.status,
    body: await readSome(response),
    ...retryAfter(response),
  };
}
