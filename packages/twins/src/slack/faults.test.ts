import { WebClient } from '@slack/web-api';
import { quiet } from './__testUtils__/quiet';
import { ada, ben, openRoom, slackForTests } from './__testUtils__/startTwin';

const { start } = slackForTests();

/** A room, and how to say something there and see what became of it. */
async function room() {
  const started = await start({ limits: 'off' });
  const channel = await openRoom(started);
  const said = async () =>
    (await started.slack.channels())
      .find(({ id }) => id === channel)
      ?.messages.filter(({ subtype }) => !subtype)
      .map(({ text }) => text);
  const post = (text: string) =>
    started.client.chat.postMessage({ channel, text });
  return { ...started, channel, said, post };
}

describe('faults on request', () => {
  it('loses the reply of a message that was posted, once', async () => {
    const { slack, post, said } = await room();
    await slack.misbehave({ type: 'replyLost', method: 'chat.postMessage' });
    await expect(post('one')).rejects.toMatchObject({
      code: 'slack_webapi_request_error',
    });
    await post('two');
    expect(await said()).toEqual(['one', 'two']);
    expect((await slack.calls()).slice(-2)).toMatchObject([
      { args: { text: 'one' }, performed: true, result: { type: 'lost' } },
      { args: { text: 'two' }, result: { type: 'answered', status: 200 } },
    ]);
  });

  it('answers 500 after doing it, or instead', async () => {
    const { slack, post, said } = await room();
    await slack.misbehave(
      { type: 'serverError', method: 'chat.*' },
      { type: 'serverError', method: 'chat.*', committed: false, status: 503 },
    );
    await expect(post('done')).rejects.toMatchObject({ statusCode: 500 });
    await expect(post('not done')).rejects.toMatchObject({ statusCode: 503 });
    expect(await said()).toEqual(['done']);
  });

  it('does late what was cut off', async () => {
    const { slack, twin, post, said } = await room();
    await slack.misbehave({ type: 'commitsLate', afterMs: 5_000 });
    await expect(post('late')).rejects.toThrow();
    expect(await said()).toEqual([]);
    twin.clock.advance(5_000);
    expect(await said()).toEqual(['late']);
  });

  it('limits on request, and refuses by any word', async () => {
    const { slack, post, said } = await room();
    await slack.misbehave(
      { type: 'rateLimited', retryAfterS: 7 },
      { type: 'refused', error: 'fatal_error' },
    );
    await expect(post('one')).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post('two')).rejects.toMatchObject({
      data: { error: 'fatal_error' },
    });
    expect(await said()).toEqual([]);
  });

  it.each(['headers', 'body'] as const)(
    'stalls at the %s after doing it',
    async where => {
      const { slack, twin, channel, said } = await room();
      await slack.misbehave({ type: 'stall', where });
      const hasty = new WebClient(twin.botToken, {
        slackApiUrl: twin.apiUrl,
        retryConfig: { retries: 0 },
        timeout: 200,
        logger: quiet,
      });
      await expect(
        hasty.chat.postMessage({ channel, text: 'stalled' }),
      ).rejects.toThrow();
      expect(await said()).toEqual(['stalled']);
    },
  );

  it('hides what was made from lists for a while', async () => {
    const { slack, twin, client, post, channel } = await room();
    await slack.misbehave(
      { type: 'hidden', method: 'chat.postMessage', ms: 4_000 },
      { type: 'hidden', method: 'conversations.create', ms: 4_000 },
    );
    const { ts } = await post('shy');
    const made = await client.conversations.create({
      name: 'shy',
      is_private: true,
    });
    const seen = async () => {
      const { messages } = await client.conversations.history({ channel });
      const { channels } = await client.users.conversations({
        types: 'private_channel',
      });
      return {
        message: messages?.some(one => one.ts === ts),
        channel: channels?.some(({ id }) => id === made.channel?.id),
      };
    };
    expect(await seen()).toEqual({ message: false, channel: false });
    twin.clock.advance(4_000);
    expect(await seen()).toEqual({ message: true, channel: true });
  });
});

describe('what is recorded', () => {
  it('holds the arguments as objects and never the token', async () => {
    const { slack, client, twin, channel } = await room();
    await client.conversations.invite({ channel, users: 'U0CLARALINDQVIST' });
    await client.chat.postMessage({
      channel,
      text: 'Card',
      blocks: [{ type: 'divider' }],
    });
    const calls = await slack.calls();
    expect(calls.map(({ method }) => method)).toEqual([
      'conversations.create',
      'conversations.invite',
      'conversations.invite',
      'chat.postMessage',
    ]);
    expect(calls[1].args).toEqual({ channel, users: `${ada},${ben}` });
    expect(calls[3].args).toMatchObject({ blocks: [{ type: 'divider' }] });
    expect(JSON.stringify(calls)).not.toContain(twin.botToken);
  });
});
