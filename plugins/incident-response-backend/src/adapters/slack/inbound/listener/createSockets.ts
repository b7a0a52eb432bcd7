import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver, type Logger } from '@slack/bolt';
import { z } from 'zod';
import { adviceForApp } from './adviceForApp';
import type { Deliver } from './Delivery';
import { endsBeforeHello } from './endsBeforeHello';

const CONNECT_MS = 15_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

const envelopeSchema = z.object({
  ack: z.custom<(response?: unknown) => Promise<void>>(
    value => typeof value === 'function',
  ),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

interface Connection {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

interface ConnectDeps {
  readonly appToken: () => string;
  readonly apiUrl?: string;
  readonly logger: Logger;
  readonly deliver: Deliver;
  readonly onError: (sentence: string, error: unknown) => void;
}

/** One socket, once it is open. A new receiver each time: nothing of the last one is left. */
async function connect(deps: ConnectDeps): Promise<Connection> {
  const { apiUrl, logger, deliver, onError } = deps;
  const receiver = new SocketModeReceiver({
    appToken: deps.appToken(),
    logger,
    // Its own way of coming back waits five seconds and ends unheard where the token is refused.
    autoReconnectEnabled: false,
    installerOptions: {
      // An object of its own: the client writes into it.
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
        allowAbsoluteUrls: false,
      },
    },
  });
  const { client } = receiver;
  const ended = new Promise<void>(resolve => {
    client.once('disconnected', () => resolve());
  });
  client.on('slack_event', (envelope: unknown) => {
    const { success, data } = envelopeSchema.safeParse(envelope);
    if (!success) return;
    deliver({
      body: data.body,
      ack: data.ack,
      retryNum: data.retry_num,
      retryReason: data.retry_reason,
    }).catch(error =>
      onError('What Slack sent could not be taken; it sends it again.', error),
    );
  });
  const close = async () => {
    await receiver.stop();
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error('Slack did not say hello in time.')),
      CONNECT_MS,
    );
  });
  const turnedAway = endsBeforeHello(client);
  try {
    // What Slack says of it comes before the end that the client sees, and says more.
    await Promise.race([turnedAway, receiver.start(), late]);
    return { ended, close };
  } catch (error) {
    await close().catch(() => {});
    throw error ?? new Error('the socket was closed before Slack said hello');
  } finally {
    clearTimeout(timer);
  }
}

/** Sleeps, or until the signal. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Throws only where the signal ended it.
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** What it means for people that no socket is open. */
const unheard = (why: string) =>
  `${why} Use the incident page until then: this replica does not hear what people do in Slack.`;

export interface Sockets {
  /** Resolves once one is open, or once `problem` says why not; they are opened until they are stopped. */
  start(): Promise<void>;
  stop(): Promise<void>;
  open(): number;
  /** Why none is open, in one sentence. */
  problem(): string | undefined;
}

/** So many sockets that are kept open until they are stopped. */
export function createSockets(
  deps: ConnectDeps & { readonly wanted: number; readonly pace: number },
): Sockets {
  const open = new Set<Connection>();
  let ending = new AbortController();
  let trouble: string | undefined;
  let keeping: readonly Promise<void>[] = [];

  async function once(
    signal: AbortSignal,
    isKnown: () => void,
  ): Promise<boolean> {
    try {
      const connection = await connect(deps);
      if (signal.aborted) {
        await connection.close();
        return true;
      }
      open.add(connection);
      // Where one is open and another is not, that is told once and not with every try.
      if (open.size >= deps.wanted) trouble = undefined;
      isKnown();
      await connection.ended;
      open.delete(connection);
      return true;
    } catch (error) {
      const sentence = adviceForApp(error);
      if (sentence !== trouble)
        // Another one may be open and hear.
        deps.onError(open.size === 0 ? unheard(sentence) : sentence, error);
      trouble = sentence;
      isKnown();
      return false;
    }
  }

  async function keep(signal: AbortSignal, isKnown: () => void): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const was = await once(signal, isKnown);
      if (signal.aborted) return;
      wait = was ? FIRST_PAUSE_MS : Math.min(2 * wait, LONGEST_PAUSE_MS);
      // Many replicas that lost Slack at once do not come back at once.
      await pause(wait * deps.pace * (0.5 + Math.random()), signal);
    }
  }

  async function stop(): Promise<void> {
    ending.abort();
    await Promise.all([...open].map(one => one.close().catch(() => {})));
    open.clear();
    await Promise.all(keeping);
    keeping = [];
  }

  return {
    async start() {
      ending = new AbortController();
      const { signal } = ending;
      trouble = undefined;
      await new Promise<void>(resolve => {
        keeping = Array.from({ length: deps.wanted }, () =>
          keep(signal, resolve),
        );
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    },
    stop,
    open: () => open.size,
    problem: () =>
      open.size === 0 && !ending.signal.aborted
        ? unheard(
            trouble ??
              'No socket to Slack is open; it is tried again by itself.',
          )
        : undefined,
  };
}
