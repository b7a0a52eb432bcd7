import { once } from 'node:events';
import WebSocket from 'ws';
import { connectSocket, socketUrl } from '../__testUtils__/socketClient';
import { ada, openRoom, slackForTests } from '../__testUtils__/startTwin';
import { until } from '../__testUtils__/until';

const { start, stopLater } = slackForTests();

async function withSockets(count: number, random = 0) {
  const started = await start({ random: () => random });
  const sockets = [];
  for (let n = 0; n < count; n += 1) {
    const socket = await connectSocket(started.twin);
    stopLater(socket.close);
    sockets.push(socket);
  }
  return { ...started, sockets };
}

describe('Socket Mode', () => {
  it('says hello, and how many there are', async () => {
    const { sockets } = await withSockets(2);
    const hello = await until(async () => sockets[1].frames[0]);
    expect(hello).toMatchObject({ type: 'hello', num_connections: 2 });
  });

  it('takes a ticket once, and not for long', async () => {
    const { twin } = await start();
    const refused = async (url: string) => {
      const socket = new WebSocket(url);
      const [error]: [Error] | unknown[] = await once(socket, 'error').catch(
        (caught: unknown) => [caught],
      );
      return String(error);
    };
    const used = await socketUrl(twin);
    const socket = new WebSocket(used);
    await once(socket, 'open');
    expect(await refused(used)).toContain('401');
    socket.terminate();
    const old = await socketUrl(twin);
    twin.clock.advance(30_000);
    expect(await refused(old)).toContain('401');
  });

  it('hands each envelope to one socket, whichever it likes', async () => {
    const { sockets, slack, ...rest } = await withSockets(3, 0.99);
    await openRoom({ slack, ...rest }, [ada]);
    await until(async () => sockets[2].envelopes().length >= 2);
    expect(sockets[0].envelopes()).toEqual([]);
    expect(sockets[1].envelopes()).toEqual([]);
  });

  it('turns the eleventh socket away', async () => {
    const { slack, twin } = await withSockets(10);
    const eleventh = await connectSocket(twin);
    await eleventh.closed;
    expect(eleventh.frames).toMatchObject([
      { type: 'disconnect', reason: 'too_many_websockets' },
    ]);
    expect(await slack.sockets()).toBe(10);
  });

  it('tells an event again that nobody acknowledged within three seconds', async () => {
    const { sockets, slack, twin, ...rest } = await withSockets(1);
    const [socket] = sockets;
    const channel = await openRoom({ slack, twin, ...rest }, []);
    await rest.client.chat.postMessage({ channel, text: 'Card' });
    await until(async () => socket.envelopes().length === 1);
    twin.clock.advance(3_000);
    const again = await until(async () => {
      twin.clock.advance(0);
      return socket.envelopes()[1];
    });
    expect(again).toMatchObject({
      retry_attempt: 1,
      payload: { event: { text: 'Card' } },
    });
    socket.ack(again.envelope_id);
    const deliveries = await until(async () => {
      const all = await slack.deliveries();
      return all.length === 2 && all;
    });
    expect(deliveries.map(({ outcome }) => outcome.type)).toEqual([
      'timeout',
      'acknowledged',
    ]);
  });

  it('pings, warns before it closes, and closes', async () => {
    const { sockets, slack, twin } = await withSockets(1);
    const [socket] = sockets;
    twin.clock.advance(10_000);
    await until(async () => socket.pings() === 1);
    await slack.dropSockets('warning');
    const warning = await until(async () => socket.frames[1]);
    expect(warning).toMatchObject({ type: 'disconnect', reason: 'warning' });
    expect(await slack.sockets()).toBe(1);
    twin.clock.advance(10_000);
    await socket.closed;
    await until(async () => (await slack.sockets()) === 0);
  });

  it('sends twice what it is asked to send twice, and loses what it is asked to lose', async () => {
    const { sockets, slack, twin, ...rest } = await withSockets(1);
    const [socket] = sockets;
    const channel = await openRoom({ slack, twin, ...rest }, []);
    const post = (text: string) =>
      rest.client.chat.postMessage({ channel, text });
    await slack.misbehave({ type: 'duplicateEnvelope' });
    await post('twice');
    await until(async () => socket.envelopes().length === 2);
    socket.envelopes().forEach(({ envelope_id: id }) => socket.ack(id));
    await slack.misbehave({ type: 'envelopeLost' });
    await post('lost');
    await post('next');
    await until(async () => socket.envelopes().length === 3);
    expect(
      socket.envelopes().map(({ payload }) => payload?.event?.text),
    ).toEqual(['twice', 'twice', 'next']);
  });
});
