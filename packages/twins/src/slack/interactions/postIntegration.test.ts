import { connectSocket } from '../__testUtils__/socketClient';
import { ada, openRoom, slackForTests } from '../__testUtils__/startTwin';
import { until } from '../__testUtils__/until';

const { start, stopLater } = slackForTests();

async function room() {
  const started = await start();
  return { ...started, channel: await openRoom(started) };
}

describe('a program without an account', () => {
  it('posts as Slack tells it: a bot message that has no user', async () => {
    const { twin, slack, client, channel } = await room();
    const socket = await connectSocket(twin);
    stopLater(socket.close);
    const { ts } = {
      ts: undefined,
      ...(await slack.integrate({
        channel,
        username: 'Grafana',
        attachments: [{ fallback: '[FIRING:1] Checkout', text: 'Errors' }],
      })),
    };
    const told = {
      type: 'message',
      subtype: 'bot_message',
      text: '',
      bot_id: 'B0WEBHOOK',
      username: 'Grafana',
      attachments: [{ id: 1, fallback: '[FIRING:1] Checkout', text: 'Errors' }],
    };
    const { messages = [] } = await client.conversations.history({ channel });
    expect(messages[0]).toMatchObject({ ...told, ts });
    expect(messages[0]).not.toHaveProperty('user');
    const frame = await until(async () =>
      socket.frames.find(({ payload }) =>
        JSON.stringify(payload ?? '').includes('B0WEBHOOK'),
      ),
    );
    expect(frame.payload).toMatchObject({ event: told });
    expect(frame.payload).not.toHaveProperty('event.user');
  });

  it('edits what it posted, and nothing else', async () => {
    const { slack, client, channel } = await room();
    const posted = await slack.integrate({ channel, text: 'Firing' });
    const ts = posted.ok ? posted.ts : undefined;
    expect(
      await slack.integrate({ channel, ts, text: 'Resolved' }),
    ).toMatchObject({ ok: true, ts });
    const { messages = [] } = await client.conversations.history({ channel });
    expect(messages[0]).toMatchObject({ text: 'Resolved', edited: {} });
    const hers = await slack.act({
      act: 'say',
      user: ada,
      channel,
      text: 'Mine',
    });
    expect(
      await slack.integrate({
        channel,
        ts: hers.ok ? hers.ts : '',
        text: 'Not mine',
      }),
    ).toEqual({ ok: false, error: 'cant_update_message' });
  });

  it('is held to what Slack takes', async () => {
    const { slack, channel } = await room();
    expect(await slack.integrate({ channel })).toMatchObject({
      error: 'no_text',
    });
    expect(
      await slack.integrate({ channel: 'C0NOWHERE', text: 'x' }),
    ).toMatchObject({ error: 'channel_not_found' });
  });

  it('is seen on the page by the name it gives itself', async () => {
    const { twin, slack, channel } = await room();
    await slack.integrate({
      channel,
      username: 'Grafana',
      botId: null,
      attachments: [{ fallback: '[FIRING:1] Checkout' }],
    });
    const page = await fetch(`${twin.url}/?user=ada.moreau&channel=${channel}`);
    expect(await page.text()).toMatch(
      /Grafana[^]*APP[^]*\[FIRING:1\] Checkout/,
    );
  });
});
