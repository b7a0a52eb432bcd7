import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { createBuiltinChat } from './adapters/builtin';
import type { AssembleDeps } from './assemble';
import { createStandInChat } from './modules/createStandInChat';
import { createSlackAnnotations } from './ownership/createSlackAnnotations';
import { createSlackIdentities } from './ownership/createSlackIdentities';

export interface AssembledChat {
  readonly chat: Chat;
  /** What is wrong with it, in one sentence each. */
  readonly problems: () => readonly string[];
  /** Takes what the chat sends by HTTP, where it does. */
  readonly receiver?: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => void;
}

/** How often it is looked whether people have to be read again. */
const REFRESH_MS = 5 * 60_000;

/** Ids of rooms on the incident page; Slack's begin with C or G. */
const isBuiltinRoom = (roomId: string) => roomId.startsWith('room-');

/** What the room of Slack exports. */
export type LoadSlack = () => Promise<typeof import('./adapters/slack')>;

/**
 * Nobody without Slack loads its client. Where node itself imports what was compiled to CommonJS, the
 * names are below `default`.
 */
async function loadSlack(): Promise<typeof import('./adapters/slack')> {
  const loaded: typeof import('./adapters/slack') & {
    readonly default?: typeof import('./adapters/slack');
  } = await import('./adapters/slack');
  return loaded.default ?? loaded;
}

/** Slack where it is configured, with the incident page in its place where its token is refused. */
export async function assembleChat(
  deps: Pick<
    AssembleDeps,
    | 'config'
    | 'onConfig'
    | 'logger'
    | 'catalog'
    | 'auth'
    | 'metrics'
    | 'loadSlack'
  >,
  builtin: ReturnType<typeof createBuiltinChat>,
): Promise<AssembledChat> {
  const { config, logger, metrics } = deps;
  const { slack } = config;
  if (!slack) return { chat: builtin, problems: () => [] };
  const { countCalls, createSlackChat, createSlackListener, createSlackParts } =
    await (deps.loadSlack ?? loadSlack)();
  let now = slack;
  const onError = (sentence: string, error: unknown) =>
    logger.warn(sentence, error instanceof Error ? error : undefined);
  const annotations = createSlackAnnotations(deps, {
    now: () => performance.now(),
    onError,
  });
  const parts = createSlackParts({
    ...slack,
    botToken: () => now.botToken,
    readIdentities: createSlackIdentities(deps),
    knownAnnotations: annotations.known,
    around: api => countCalls(api, metrics.slackCalled),
    onRefused: sentence => logger.error(sentence),
    onError,
  });
  const listener = createSlackListener(parts, {
    ...slack,
    appToken: () => now.appToken ?? '',
    signingSecrets: () => now.signingSecrets,
    pageUrl: incidentId =>
      `${config.baseUrl}/incidents/${encodeURIComponent(incidentId)}`,
    onReceived: metrics.slackReceived,
    onAnswered: metrics.slackAnswered,
    onError,
  });
  deps.onConfig(changed => {
    if (!changed.slack) return;
    const isOther = changed.slack.botToken !== now.botToken;
    const { botToken, appToken, signingSecrets } = changed.slack;
    now = { ...now, botToken, appToken, signingSecrets };
    if (isOther) parts.standing.forget();
  });
  // Nobody waits for Slack: what is known early is there when it is needed.
  const refresh = () => {
    void parts.directory.load();
    void annotations.load();
  };
  refresh();
  const chat = createStandInChat({
    chat: {
      ...createSlackChat(parts, slack),
      start: async (signal, door) => {
        // Only where there are to be some: none is then something to be woken for.
        if (slack.mode === 'socket')
          metrics.slackConnections(() => listener.connections().open);
        await listener.start(signal, door);
        const timer = setInterval(refresh, REFRESH_MS);
        timer.unref();
        signal.addEventListener('abort', () => clearInterval(timer));
      },
      stop: listener.stop,
    },
    standIn: builtin,
    isUsable: () =>
      parts.standing.check().then(
        ({ type }) => type === 'good',
        () => true,
      ),
    isStandInRoom: isBuiltinRoom,
    announces: slack.announceChannel !== undefined,
  });
  return {
    chat,
    problems: () => [
      ...[parts.standing.problem() ?? []].flat(),
      ...listener.problems(),
    ],
    ...(listener.handler && { receiver: listener.handler }),
  };
}
