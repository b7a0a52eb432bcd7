import {
  OutboundCallError,
  type CallAccess,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import { isAboutToken } from './advice';
import { createPace, type Pace } from './createPace';
import { slackLanes, type LanesOf, type SlackRequest } from './limits';
import { SlackRefusal, toFailure } from './toFailure';

/** One request: which method it counts for, and what it is for, said to people where it fails. */
export interface SlackAsk extends SlackRequest {
  readonly what: string;
}

/** Slack's web API under the rules of outbound calls. Everything throws OutboundCallError. */
export interface SlackApi {
  /** It may have been done where nothing is known. */
  write<T>(
    call: OutboundCall,
    ask: SlackAsk,
    send: (client: WebClient) => Promise<T>,
  ): Promise<T>;
  /** It changes nothing. */
  read<T>(
    call: OutboundCall,
    ask: SlackAsk,
    send: (client: WebClient) => Promise<T>,
  ): Promise<T>;
}

export interface SlackApiOptions {
  /** The one that is valid now. */
  readonly botToken: () => string;
  /** Ends with `/`. Default: Slack. */
  readonly apiUrl?: string;
  /** Milliseconds of one request over headers and body. Default: 10 s. */
  readonly timeoutMs?: number;
  /** Default: as Slack documents them. */
  readonly lanes?: LanesOf;
  readonly pace?: Pace;
  /** Told where Slack refuses the token or misses a scope. */
  readonly onTokenRefused?: (code: string) => void;
}

const TIMEOUT_MS = 10_000;

/** What fails is told by whoever asked; bodies are in no log. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** One client for each token, so that a rotated one is used at once. */
function createClients({ botToken, apiUrl, timeoutMs }: SlackApiOptions) {
  let made: { readonly token: string; readonly client: WebClient } | undefined;
  return (): WebClient => {
    const token = botToken();
    if (made?.token !== token)
      made = {
        token,
        client: new WebClient(token, {
          ...(apiUrl && { slackApiUrl: apiUrl }),
          // Who asked decides on another try: the client would repeat what may have been done.
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
          timeout: timeoutMs ?? TIMEOUT_MS,
          // Its own queue would hold calls back after their claim was checked.
          maxRequestConcurrency: Infinity,
          allowAbsoluteUrls: false,
          logger: silent,
        }),
      };
    return made.client;
  };
}

/** Waits no longer than the call may take; it has been sent, and nobody knows what becomes of it. */
async function untilAborted<T>(
  { signal }: OutboundCall,
  work: Promise<T>,
): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = () => reject(new Error('its deadline has passed'));
    stop = () => signal.removeEventListener('abort', end);
    signal.addEventListener('abort', end, { once: true });
  });
  // What loses the race may still fail later, with nobody waiting for it.
  work.catch(() => {});
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop();
  }
}

export function createSlackApi(options: SlackApiOptions): SlackApi {
  const { lanes = slackLanes, pace = createPace(), onTokenRefused } = options;
  const client = createClients(options);

  const run =
    (access: CallAccess): SlackApi['write'] =>
    async (call, ask, send) => {
      const passed = lanes(ask);
      for (const lane of passed) await pace.turn(lane, call);
      if (call.signal.aborted)
        throw new OutboundCallError(
          `${ask.what}: the deadline had passed before it was sent.`,
          { failure: 'not-executed' },
        );
      call.begin();
      try {
        return await untilAborted(call, send(client()));
      } catch (error) {
        const failure = toFailure(error, ask.what, access);
        if (failure.retryAfterMs !== undefined && passed[0])
          pace.pause(passed[0], failure.retryAfterMs);
        if (failure instanceof SlackRefusal && isAboutToken(failure.code))
          onTokenRefused?.(failure.code);
        throw failure;
      }
    };
  return { write: run('write'), read: run('read') };
}
