import { WebClient } from '@slack/web-api';
import type { SlackTwinOptions } from '../SlackTwin';
import { startSlackTwin } from '../startSlackTwin';
import { quiet } from './quiet';

export const ada = 'U0ADAMOREAU';
export const ben = 'U0BENOKAFOR';
export const clara = 'U0CLARALINDQVIST';

/** Gives each test of the file a Slack of its own, with the vendor's client for it, and stops them after it. */
export function slackForTests() {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  });
  return {
    stopLater: (stop: () => Promise<unknown>) => stops.push(stop),
    async start(options: SlackTwinOptions = {}) {
      const twin = await startSlackTwin(options);
      stops.push(() => twin.stop());
      const client = new WebClient(twin.botToken, {
        slackApiUrl: twin.apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 2_000,
        logger: quiet,
      });
      return { twin, slack: twin.control, client };
    },
  };
}

export type StartedSlack = Awaited<
  ReturnType<ReturnType<typeof slackForTests>['start']>
>;

/** A private channel with people in it. */
export async function openRoom(
  { client }: StartedSlack,
  users: readonly string[] = [ada, ben],
): Promise<string> {
  const { channel } = await client.conversations.create({
    name: 'inc-20261123-checkout',
    is_private: true,
  });
  const id = String(channel?.id);
  if (users.length)
    await client.conversations.invite({ channel: id, users: users.join(',') });
  return id;
}

/** How a call of the vendor's client was refused: the whole answer. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ readonly [key: string]: unknown }> {
  const error: unknown = await call.then(
    () => new Error('The call was not refused.'),
    caught => caught,
  );
  if (error instanceof Error && 'data' in error) {
    const { data } = error;
    if (typeof data === 'object' && data !== null) return { ...data };
  }
  throw error;
}
