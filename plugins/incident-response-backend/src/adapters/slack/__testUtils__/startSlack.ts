import {
  startSlackTwin,
  type SeenChannel,
  type SlackTwinOptions,
} from '@incident-response/twins';
import type { LanesOf } from '../client/limits';
import { createSlackChat, type SlackChatOptions } from '../createSlackChat';
import { createSlackParts, type SlackPartsOptions } from '../createSlackParts';
import type { CatalogIdentity } from '../people/findPeople';

/** Faster than people: nothing waits for its turn. */
export const unlimited: LanesOf = () => [];

export interface StartedSlackOptions {
  readonly twin?: SlackTwinOptions;
  readonly parts?: Partial<SlackPartsOptions>;
  readonly chat?: SlackChatOptions;
  /** Entity ref → what the catalog says. */
  readonly catalog?: Readonly<Record<string, CatalogIdentity>>;
}

/** A Slack on a real socket, and our chat in it. */
export async function startSlack(options: StartedSlackOptions = {}) {
  const twin = await startSlackTwin({ limits: 'off', ...options.twin });
  const refusals: string[] = [];
  const errors: string[] = [];
  const parts = createSlackParts({
    botToken: () => twin.botToken,
    apiUrl: twin.apiUrl,
    timeoutMs: 2_000,
    lanes: unlimited,
    readIdentities: async refs =>
      new Map(
        refs.flatMap(ref => {
          const known = options.catalog?.[ref];
          return known ? [[ref, known] as const] : [];
        }),
      ),
    onRefused: sentence => refusals.push(sentence),
    onError: (sentence, error) => errors.push(`${sentence} ${error}`),
    ...options.parts,
  });
  const chat = createSlackChat(parts, {
    announceChannel: 'C0INCIDENTS',
    looksAfterMs: [0, 10, 10],
    ...options.chat,
  });
  const channel = async (id: string): Promise<SeenChannel> => {
    const channels = await twin.control.channels();
    const found = channels.find(one => one.id === id);
    if (!found) throw new Error(`There is no channel ${id}.`);
    return found;
  };
  return {
    twin,
    slack: twin.control,
    parts,
    chat,
    refusals,
    errors,
    channel,
    rooms: async () =>
      (await twin.control.channels())
        .filter(({ kind }) => kind === 'private')
        .map(({ name }) => name),
    /** Calls of one method, oldest first. */
    callsOf: async (method: string) =>
      (await twin.control.calls()).filter(call => call.method === method),
  };
}

export type StartedSlack = Awaited<ReturnType<typeof startSlack>>;

/** Starts Slacks in a test and stops them after it. */
export function slackForTests() {
  const started: StartedSlack[] = [];
  afterEach(async () => {
    await Promise.all(started.splice(0).map(({ twin }) => twin.stop()));
  });
  return async (options?: StartedSlackOptions) => {
    const slack = await startSlack(options);
    started.push(slack);
    return slack;
  };
}
