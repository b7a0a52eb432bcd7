import type {
  Chat,
  ChatDoor,
} from '@incident-response/backstage-plugin-incident-response-node';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const GRACE_MS = 5_000;

// Probes are strangers: hosts and tokens are for the log.
const NOT_LISTENING =
  'This replica does not hear the chat; the log says why. It is tried again by itself: use the incident page until then.';

/** Whether this replica hears what people do in the chat. */
export interface Listening {
  /** Nobody waits for the vendor. */
  start(): void;
  /** Resolves when nothing more comes in, or when that takes too long. Never rejects. */
  stop(): Promise<void>;
  problems(): readonly string[];
}

/** Starts a chat that has something to start, until it works, and stops it once. */
export function createListening(deps: {
  readonly chat: Pick<Chat, 'name' | 'start' | 'stop'>;
  /** Takes what people do in the chat. */
  readonly door: ChatDoor;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly onError: (sentence: string, error: unknown) => void;
}): Listening {
  const { chat, door, sleep, onError } = deps;
  const stopping = new AbortController();
  let trying: Promise<void> | undefined;
  let isDeaf = false;

  async function keepTrying(): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      try {
        await chat.start?.(stopping.signal, door);
        isDeaf = false;
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        isDeaf = true;
        onError(`${chat.name} could not be listened to; trying again.`, error);
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
        await sleep(pause, stopping.signal);
      }
    }
  }

  async function letGo(started: Promise<void>): Promise<void> {
    try {
      await started;
      await chat.stop?.();
    } catch (error) {
      onError(`${chat.name} could not be stopped.`, error);
    }
  }

  return {
    start: () => {
      if (chat.start && !stopping.signal.aborted) trying ??= keepTrying();
    },
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      if (!trying) return;
      const inTime = new AbortController();
      await Promise.race([letGo(trying), sleep(GRACE_MS, inTime.signal)]);
      inTime.abort();
    },
    problems: () => (isDeaf ? [NOT_LISTENING] : []),
  };
}
