import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeReceiver, type Logger } from '@slack/bolt';
import { z } from 'zod';
import { adviceForApp } from './adviceForApp';
import type { Deliver } from './Delivery';

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
  try {
    await Promise.race([receiver.start(), late]);
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

export interface Sockets {
  /** Resolves once one is open; rejects where the first tries all failed, and nothing is left open. */
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

  async function once(signal: AbortSignal, isUp: () => void): Promise<boolean> {
    try {
      const connection = await connect(deps);
      if (signal.aborted) {
        await connection.close();
        return true;
      }
      open.add(connection);
      trouble = undefined;
      isUp();
      await connection.ended;
      open.delete(connection);
      return true;
    } catch (error) {
      const sentence = adviceForApp(error);
      if (sentence !== trouble) deps.onError(sentence, error);
      trouble = sentence;
      return false;
    }
  }

  async function keep(signal: AbortSignal, isUp: () => void): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const was = await once(signal, isUp);
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
      await new Promise<void>((resolve, reject) => {
        keeping = Array.from({ length: deps.wanted }, () =>
          keep(signal, resolve),
        );
        // Somebody waits for this: what is wrong is told once it is known.
        pause(2 * CONNECT_MS * deps.pace, signal).then(() =>
          reject(new Error(trouble ?? 'No socket to Slack was opened.')),
        );
      }).catch(async error => {
        await stop();
        throw error;
      });
    },
    stop,
    open: () => open.size,
    problem: () =>
      open.size === 0 && !ending.signal.aborted
        ? trouble ??
          'No socket to Slack is open: what people do there is not heard until one is.'
        : undefined,
  };
}
