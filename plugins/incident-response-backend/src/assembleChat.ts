import type { Chat } from '@incident-response/backstage-plugin-incident-response-node';
import type { createBuiltinChat } from './adapters/builtin';
import type { AssembleDeps } from './assemble';
import { createStandInChat } from './modules/createStandInChat';
import { createSlackIdentities } from './ownership/createSlackIdentities';

export interface AssembledChat {
  readonly chat: Chat;
  /** Why the incident page stands in, in one sentence each. */
  readonly problems: () => readonly string[];
}

/** Ids of rooms on the incident page; Slack's begin with C or G. */
const isBuiltinRoom = (roomId: string) => roomId.startsWith('room-');

/** Slack where it is configured, with the incident page in its place where its token is refused. */
export async function assembleChat(
  deps: Pick<
    AssembleDeps,
    'config' | 'onConfig' | 'logger' | 'catalog' | 'auth'
  >,
  builtin: ReturnType<typeof createBuiltinChat>,
): Promise<AssembledChat> {
  const { config, logger } = deps;
  const { slack } = config;
  if (!slack) return { chat: builtin, problems: () => [] };
  // Nobody without Slack loads its client.
  const { createSlackChat, createSlackParts } = await import(
    './adapters/slack'
  );
  let { botToken } = slack;
  const parts = createSlackParts({
    ...slack,
    botToken: () => botToken,
    readIdentities: createSlackIdentities(deps),
    onRefused: sentence => logger.error(sentence),
    onError: (sentence, error) =>
      logger.warn(sentence, error instanceof Error ? error : undefined),
  });
  deps.onConfig(changed => {
    if (!changed.slack || changed.slack.botToken === botToken) return;
    botToken = changed.slack.botToken;
    parts.standing.forget();
  });
  // Nobody waits for Slack: what is known early is there when it is needed.
  void parts.directory.load();
  const chat = createStandInChat({
    chat: createSlackChat(parts, slack),
    standIn: builtin,
    isUsable: () =>
      parts.standing.check().then(
        ({ type }) => type === 'good',
        () => true,
      ),
    isStandInRoom: isBuiltinRoom,
    announces: slack.announceChannel !== undefined,
  });
  const problemsNow = () => parts.standing.problem();
  return {
    chat,
    problems: () => [problemsNow() ?? []].flat(),
  };
}
