import { App, LogLevel, type Logger, type Receiver } from '@slack/bolt';
import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type { SlackParts } from '../createSlackParts';
import { createAccounts } from './createAccounts';
import { createSigns } from './createSigns';
import type { Desk } from './Desk';
import { kindOf } from './kindOf';
import { listenTo } from './listenTo';
import { createHttpHandler } from './listener/createHttpHandler';
import { createSignatureWatch } from './listener/createSignatureWatch';
import { createSockets } from './listener/createSockets';
import type { Deliver, Delivery } from './listener/Delivery';
import type {
  SlackListener,
  SlackListenerOptions,
} from './listener/SlackListener';

/** So long what is under way is waited for. */
const GRACE_MS = 5_000;

/** What fails is told by whoever asked; what people typed is in no log. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** Bolt without a way in of its own: what Slack sent is handed to it. */
const noReceiver: Receiver = {
  init: () => {},
  start: async () => {},
  stop: async () => {},
};

/** Waits for what is under way, so long. */
async function settle(under: ReadonlySet<Promise<unknown>>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, GRACE_MS);
  });
  await Promise.race([Promise.allSettled([...under]), late]);
  clearTimeout(timer);
}

/** Listens to what people do in Slack, over sockets or signed requests; a port is never opened. */
export function createSlackListener(
  parts: SlackParts,
  options: SlackListenerOptions,
): SlackListener {
  const { mode, onError, pace = 1, around = own => own } = options;
  const accounts = createAccounts(parts);
  const signs = createSigns(parts.now);
  const underWay = new Set<Promise<unknown>>();
  let deliver: Deliver | undefined;

  function createApp(door: ChatDoor): App {
    const app = new App({
      receiver: noReceiver,
      logger: silent,
      // Who somebody is, is asked by ourselves, and what the app did itself is known.
      authorize: async () => ({}),
      ignoreSelf: false,
      extendedErrorHandler: false,
      clientOptions: {
        ...(options.apiUrl && { slackApiUrl: options.apiUrl }),
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    });
    const desk: Desk = { door, api: parts.api, accounts, signs, options };
    listenTo(app, desk);
    app.error(async error => {
      throw error;
    });
    return app;
  }

  /** The same, counted as it arrives and once it is acknowledged. */
  function counted(delivery: Delivery): Delivery {
    const kind = kindOf(delivery);
    const since = performance.now();
    options.onReceived?.(kind);
    return {
      ...delivery,
      ack: async answer => {
        await delivery.ack(answer);
        options.onAnswered?.(kind, performance.now() - since);
      },
    };
  }

  function delivering(app: App): Deliver {
    return async received => {
      const delivery = counted(received);
      // Events are acknowledged once they are stored: what fails is sent again.
      const isEvent = delivery.body.type === 'event_callback';
      const work = app.processEvent(
        isEvent ? { ...delivery, ack: async () => {} } : delivery,
      );
      underWay.add(work);
      try {
        await work;
        if (isEvent) await delivery.ack();
      } finally {
        underWay.delete(work);
      }
    };
  }

  const signatures = createSignatureWatch(onError);
  const current: Deliver = async delivery => deliver?.(delivery);
  const sockets = createSockets({
    appToken: options.appToken ?? (() => ''),
    apiUrl: options.apiUrl,
    logger: silent,
    deliver: current,
    onError,
    wanted: mode === 'socket' ? options.sockets : 0,
    pace,
  });

  async function stop(): Promise<void> {
    if (mode === 'socket') await sockets.stop();
    deliver = undefined;
    await settle(underWay);
  }

  return {
    async start(signal, door) {
      deliver = around(delivering(createApp(door)));
      if (mode === 'http') return;
      const end = () => {
        sockets.stop().catch(() => {});
      };
      signal.addEventListener('abort', end, { once: true });
      await sockets.start();
    },
    stop,
    ...(mode === 'http' && {
      handler: createHttpHandler({
        signingSecrets: options.signingSecrets ?? (() => []),
        logger: silent,
        deliver: () => deliver,
        onSigned: signatures.note,
        onError,
      }),
    }),
    problems: () => {
      if (!deliver) return [];
      const watched = mode === 'socket' ? sockets : signatures;
      return [watched.problem() ?? []].flat();
    },
    connections: () => ({
      open: mode === 'socket' ? sockets.open() : 0,
      wanted: mode === 'socket' ? options.sockets : 0,
    }),
  };
}
