import { postOnce } from '../../http/postOnce';
import { connectSocket } from '../__testUtils__/socketClient';
import {
  ada,
  ben,
  openRoom,
  refusal,
  slackForTests,
} from '../__testUtils__/startTwin';
import { until } from '../__testUtils__/until';

const { start, stopLater } = slackForTests();

const view = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Update' },
  blocks: [],
};

/** Somebody runs a command; what the app got of it. */
async function command() {
  const started = await start();
  const socket = await connectSocket(started.twin);
  stopLater(socket.close);
  const channel = await openRoom(started);
  const acted = started.slack.act({
    act: 'slash',
    user: ada,
    channel,
    command: '/incident-response',
    text: 'invite @ben.okafor <b>',
  });
  const frame = await until(async () =>
    socket.frames.find(({ type }) => type === 'slash_commands'),
  );
  const payload = frame.payload as Readonly<Record<string, string>>;
  const acknowledge = async () => {
    socket.ack(frame.envelope_id);
    return acted;
  };
  return { ...started, channel, payload, acknowledge, acted };
}

describe('a slash command', () => {
  it('carries who, where and what, with names as ids and brackets harmless', async () => {
    const { payload, channel, acknowledge } = await command();
    expect(payload).toMatchObject({
      command: '/incident-response',
      text: `invite <@${ben}|ben.okafor> &lt;b&gt;`,
      user_id: ada,
      channel_id: channel,
      channel_name: 'privategroup',
    });
    expect(await acknowledge()).toMatchObject({
      outcome: { type: 'acknowledged' },
    });
  });

  it('opens one view, within three seconds', async () => {
    const { payload, client, twin, acknowledge } = await command();
    const open = () =>
      client.views.open({ trigger_id: payload.trigger_id, view });
    await open();
    expect(await refusal(open())).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    await acknowledge();
    const later = await command();
    later.twin.clock.advance(3_000);
    expect(
      await refusal(
        later.client.views.open({
          trigger_id: later.payload.trigger_id,
          view,
        }),
      ),
    ).toMatchObject({ error: 'expired_trigger_id' });
    expect(twin.url).not.toBe(later.twin.url);
  });

  it('is answered five times by its response URL, within half an hour', async () => {
    const { payload, slack, twin, channel, acknowledge } = await command();
    await acknowledge();
    const respond = (url: string, text: string) =>
      postOnce({
        url,
        headers: {},
        body: JSON.stringify({ text }),
        timeoutMs: 2_000,
      });
    for (const text of ['1', '2', '3', '4', '5'])
      expect(await respond(payload.response_url, text)).toMatchObject({
        status: 200,
      });
    expect(await respond(payload.response_url, '6')).toMatchObject({
      status: 404,
    });
    const room = (await slack.channels()).find(({ id }) => id === channel);
    expect(
      room?.messages
        .filter(({ ephemeralTo }) => ephemeralTo === ada)
        .map(({ text }) => text),
    ).toEqual(['1', '2', '3', '4', '5']);
    twin.clock.advance(30 * 60_000);
    expect(await respond(payload.response_url, 'late')).toMatchObject({
      body: expect.stringContaining('expired_url'),
    });
  });

  it('fails on the screen when nobody acknowledges it', async () => {
    const { twin, acted } = await command();
    twin.clock.advance(3_000);
    expect(await acted).toEqual({ ok: true, outcome: { type: 'timeout' } });
  });
});

describe('people', () => {
  it('pin, react, join, leave and archive, and the app hears of each', async () => {
    const started = await start();
    const { slack, twin, client } = started;
    const socket = await connectSocket(twin);
    stopLater(socket.close);
    const channel = await openRoom(started);
    const { ts } = await client.chat.postMessage({ channel, text: 'Card' });
    const on = { user: ada, channel, ts: String(ts) };
    await slack.act({ act: 'pin', ...on });
    await slack.act({ act: 'unpin', ...on });
    await slack.act({ act: 'react', ...on, name: 'pushpin' });
    await slack.act({ act: 'unreact', ...on, name: 'pushpin' });
    await slack.act({ act: 'leave', user: ben, channel });
    await slack.act({ act: 'archive', user: ada, channel });
    const heard = () =>
      socket.envelopes().map(({ payload }) => {
        const event = payload?.event;
        return event && 'type' in event ? event.type : '';
      });
    const expected = [
      'member_joined_channel',
      'pin_added',
      'pin_removed',
      'reaction_added',
      'reaction_removed',
      'member_left_channel',
      'group_archive',
    ];
    await until(async () => expected.every(type => heard().includes(type)));
    expect(
      await slack.act({ act: 'say', user: ada, channel, text: 'Late' }),
    ).toEqual({ ok: false, error: 'is_archived' });
  });

  it('type commands where they are, and not in an archived channel', async () => {
    const started = await start();
    const channel = await openRoom(started, [ada]);
    const type = (user: string) =>
      started.slack.act({
        act: 'slash',
        user,
        channel,
        command: '/incident-response',
        text: 'help',
      });
    expect(await type(ben)).toEqual({ ok: false, error: 'not_in_channel' });
    await started.client.conversations.archive({ channel });
    expect(await type(ada)).toEqual({ ok: false, error: 'is_archived' });
  });

  it('who left or is not there cannot act', async () => {
    const started = await start();
    const channel = await openRoom(started, [ada]);
    const say = (user: string) =>
      started.slack.act({ act: 'say', user, channel, text: 'Hello' });
    expect(await say('U0DANADEPARTED')).toEqual({
      ok: false,
      error: 'user_not_found',
    });
    expect(await say(ben)).toEqual({ ok: false, error: 'not_in_channel' });
  });
});
