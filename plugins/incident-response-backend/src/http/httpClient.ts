import { lookup } from 'node:dns/promises';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import {
  createCheckedLookup,
  refusePrivateLiteral,
  type Resolve,
} from './checkedLookup';

/** What an HTTP server answered. The body is cut to what people read. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds the server asked us to wait. */
  readonly retryAfterMs?: number;
}

export interface HttpRequest {
  /** Default: `POST`. */
  readonly method?: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Characters of the answer that are read. Default: as many as people read, 2,000. */
  readonly longestAnswer?: number;
  /** Over the look-up of the host, the connection, headers and body, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/**
 * Sends one request. Redirects are not followed but answered: whoever was configured is meant.
 *
 * @throws Error when there is no answer before the deadline, or the host is not to be asked
 */
export type Post = (request: HttpRequest) => Promise<HttpAnswer>;

const LONGEST_BODY = 2_000;
const LONGEST_WAIT_MS = 3_600_000;

/** No more of an answer than is read; the rest is not waited for. */
async function readSome(
  answer: IncomingMessage,
  longest: number,
): Promise<string> {
  let text = '';
  answer.setEncoding('utf8');
  for await (const part of answer) {
    text += part;
    // Leaving the loop ends the connection.
    if (text.length >= longest) break;
  }
  return text.slice(0, longest);
}

function retryAfter({ headers }: IncomingMessage): {
  readonly retryAfterMs?: number;
} {
  // Grafana OnCall says it by the second of these names alone.
  const said = headers['retry-after'] ?? headers['ratelimit-reset'];
  const seconds = Number(said ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return {};
  return { retryAfterMs: Math.min(seconds * 1_000, LONGEST_WAIT_MS) };
}

/** The doors to the network, kept open between requests. */
function createDoors(resolve: Resolve | undefined) {
  const options = {
    keepAlive: true,
    ...(resolve && { lookup: createCheckedLookup(resolve) }),
  };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

/** A client that does not go into private networks unless it may. */
export function createHttpClient({
  allowPrivate,
  resolve = host => lookup(host, { all: true }),
}: {
  readonly allowPrivate: boolean;
  /** The machine's own unless said otherwise. */
  readonly resolve?: Resolve;
}): Post {
  const doors = createDoors(allowPrivate ? undefined : resolve);

  function send(
    url: URL,
    { method = 'POST', headers, body }: HttpRequest,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const options = { method, headers, signal };
    return new Promise((answered, failed) => {
      const sent =
        url.protocol === 'https:'
          ? httpsRequest(url, { ...options, agent: doors.https }, answered)
          : httpRequest(url, { ...options, agent: doors.http }, answered);
      sent.once('error', failed);
      sent.end(body);
    });
  }

  return async request => {
    const { deadlineMs, longestAnswer = LONGEST_BODY } = request;
    const url = new URL(request.url);
    if (!allowPrivate) refusePrivateLiteral(url);
    const deadline = AbortSignal.timeout(deadlineMs);
    try {
      const answer = await send(
        url,
        request,
        AbortSignal.any([deadline, request.signal]),
      );
      return {
        status: answer.statusCode ?? 0,
        body: await readSome(answer, longestAnswer),
        ...retryAfter(answer),
      };
    } catch (error) {
      if (!deadline.aborted) throw error;
      throw new Error(`${url.host} gave no answer within ${deadlineMs} ms.`, {
        cause: error,
      });
    }
  };
}
