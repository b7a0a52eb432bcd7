import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { closedChatDoor } from './__testUtils__/closedChatDoor';
import { createListening } from './createListening';

/** A chat with a socket of its own, which may be refused at first. */
function chatThatFails(times: number) {
  let server: Server | undefined;
  const calls: string[] = [];
  return {
    calls,
    isOpen: () => server?.listening ?? false,
    chat: {
      name: 'Bells',
      start: async () => {
        calls.push('start');
        if (calls.length <= times) throw new Error('token xoxb-1 is refused');
        server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
      },
      stop: async () => {
        calls.push('stop');
        if (server) await new Promise(resolve => server?.close(resolve));
      },
    },
  };
}

/** Pauses end when the test says so, or when whoever waits is told to stop. */
function pauses() {
  const waiting: (() => void)[] = [];
  return {
    asked: [] as number[],
    sleep(ms: number, signal?: AbortSignal): Promise<void> {
      this.asked.push(ms);
      return new Promise(resolve => {
        waiting.push(resolve);
        signal?.addEventListener('abort', () => resolve());
      });
    },
    end: () => waiting.splice(0).forEach(resolve => resolve()),
  };
}

const soon = () => new Promise(resolve => setTimeout(resolve, 5));
async function until(condition: () => boolean) {
  while (!condition()) await soon();
}

function listening(chat: Parameters<typeof createListening>[0]['chat']) {
  const told: string[] = [];
  const time = pauses();
  const ears = createListening({
    chat,
    door: closedChatDoor('Nobody is let in here.'),
    sleep: (ms, signal) => time.sleep(ms, signal),
    onError: (sentence, error) => told.push(`${sentence} ${error}`),
  });
  return { ears, told, time };
}

describe('a chat that is listened to', () => {
  it('is started once and stopped once', async () => {
    const bells = chatThatFails(0);
    const { ears, told } = listening(bells.chat);
    ears.start();
    ears.start();
    await until(bells.isOpen);
    await ears.stop();
    await ears.stop();
    expect(bells.isOpen()).toBe(false);
    expect(bells.calls).toEqual(['start', 'stop']);
    expect(told).toEqual([]);
  });

  it('is tried again, longer apart, and strangers are told no more than that', async () => {
    const bells = chatThatFails(2);
    const { ears, told, time } = listening(bells.chat);
    ears.start();
    await until(() => told.length === 1);
    expect(ears.problems().join()).toContain('does not hear the chat');
    expect(ears.problems().join()).not.toContain('xoxb');
    expect(told[0]).toContain('Bells could not be listened to');
    time.end();
    await until(() => told.length === 2);
    await soon();
    expect(time.asked).toEqual([1_000, 2_000]);
    time.end();
    await until(bells.isOpen);
    expect(ears.problems()).toEqual([]);
    await ears.stop();
  });

  it('is not started anew once the replica ends', async () => {
    const bells = chatThatFails(9);
    const { ears, told } = listening(bells.chat);
    ears.start();
    await until(() => told.length === 1);
    await ears.stop();
    ears.start();
    await soon();
    expect(bells.calls).toEqual(['start', 'stop']);
  });

  it('holds up nobody where it hangs', async () => {
    const { ears, time } = listening({
      name: 'Bells',
      start: () => new Promise(() => {}),
    });
    ears.start();
    const stopped = ears.stop();
    await soon();
    time.end();
    await expect(stopped).resolves.toBeUndefined();
  });

  it('is told of where it cannot be stopped', async () => {
    const { ears, told } = listening({
      name: 'Bells',
      start: async () => {},
      stop: async () => {
        throw new Error('stuck');
      },
    });
    ears.start();
    await ears.stop();
    expect(told).toEqual(['Bells could not be stopped. Error: stuck']);
  });

  it('is let be where it was never started, or has nothing to start', async () => {
    const bells = chatThatFails(0);
    await listening(bells.chat).ears.stop();
    expect(bells.calls).toEqual([]);
    const { ears } = listening({ name: 'Page', stop: bells.chat.stop });
    ears.start();
    await ears.stop();
    expect(bells.calls).toEqual([]);
  });
});
