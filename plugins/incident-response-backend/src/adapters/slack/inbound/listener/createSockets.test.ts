import { LogLevel, type Logger } from '@slack/bolt';
import { startSlackTwin, type SlackTwin } from '@incident-response/twins';
import { createSockets, type Sockets } from './createSockets';
import type { Delivery } from './Delivery';

jest.setTimeout(30_000);

const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Options {
  readonly token?: string;
  readonly apiUrl?: string;
  readonly wanted?: number;
  readonly deliver?: (delivery: Delivery) => Promise<void>;
  /** Sockets of other replicas, which Slack counts as well. */
  readonly others?: number;
}

/** Sockets to a Slack, at a hundredth of their pauses. */
async function start(options: Options = {}) {
  const twin = await startSlackTwin();
  stops.push(() => twin.stop());
  if (options.others) {
    const theirs = createSockets({
      appToken: () => twin.appToken,
      apiUrl: twin.apiUrl,
      logger: silent,
      deliver: ({ ack }) => ack(),
      onError: () => {},
      wanted: options.others,
      pace: 0.01,
    });
    stops.push(() => theirs.stop());
    await theirs.start();
    await until(() => theirs.open() === options.others);
  }
  const errors: string[] = [];
  const delivered: Delivery[] = [];
  const tries = { made: 0 };
  const sockets = createSockets({
    appToken: () => {
      tries.made += 1;
      return options.token ?? twin.appToken;
    },
    apiUrl: options.apiUrl ?? twin.apiUrl,
    logger: silent,
    deliver:
      options.deliver ??
      (async delivery => {
        delivered.push(delivery);
        await delivery.ack();
      }),
    onError: sentence => errors.push(sentence),
    wanted: options.wanted ?? 1,
    pace: 0.01,
  });
  stops.push(() => sockets.stop());
  return { twin, sockets, errors, delivered, tries: () => tries.made };
}

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const patience = AbortSignal.timeout(15_000);
  while (!(await isSo())) {
    patience.throwIfAborted();
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

const areOpen = async (twin: SlackTwin, sockets: Sockets, many: number) =>
  sockets.open() === many && (await twin.control.sockets()) === many;

const command = (twin: SlackTwin) =>
  twin.control.act({
    act: 'slash',
    user: 'U0ADAMOREAU',
    channel: 'C0INCIDENTS',
    command: '/incident-response',
    text: 'help',
  });

describe('the sockets to Slack', () => {
  it('are as many as are wanted, and what Slack sends is delivered and acknowledged', async () => {
    const { twin, sockets, delivered } = await start({ wanted: 2 });
    await sockets.start();
    await until(() => areOpen(twin, sockets, 2));
    expect(await command(twin)).toMatchObject({
      outcome: { type: 'acknowledged' },
    });
    expect(delivered).toMatchObject([{ body: { text: 'help' } }]);
    expect(sockets.problem()).toBeUndefined();
  });

  it.each(['abrupt', 'warning', 'refresh_requested', 'link_disabled'] as const)(
    'are open again after Slack ended them: %s',
    async how => {
      const { twin, sockets, errors } = await start();
      await sockets.start();
      expect(await twin.control.dropSockets(how)).toBe(1);
      await until(async () => {
        const { outcome } = { outcome: undefined, ...(await command(twin)) };
        return (
          (outcome as { type: string } | undefined)?.type === 'acknowledged'
        );
      });
      expect(errors).toEqual([]);
    },
  );

  it('say why none is open, once, and are open again when that is over', async () => {
    const { twin, sockets, errors } = await start();
    await sockets.start();
    await twin.control.misbehave({
      type: 'refused',
      method: 'apps.connections.open',
      error: 'invalid_auth',
      times: 3,
    });
    await twin.control.dropSockets('abrupt');
    await until(() => errors.length > 0);
    expect(sockets.problem()).toMatch(/does not take the app token/);
    await until(() => areOpen(twin, sockets, 1));
    expect(sockets.problem()).toBeUndefined();
    expect(errors).toEqual([expect.stringMatching(/invalid_auth/)]);
  });

  it('are not there once they are stopped, and may be started again', async () => {
    const { twin, sockets } = await start({ wanted: 2 });
    await sockets.start();
    await sockets.stop();
    await until(() => areOpen(twin, sockets, 0));
    expect(sockets.problem()).toBeUndefined();
    await sockets.start();
    await until(() => areOpen(twin, sockets, 2));
  });

  it('leave nothing open where they are stopped while they open', async () => {
    const { twin, sockets } = await start({ wanted: 2 });
    await twin.control.misbehave({
      type: 'latency',
      method: 'apps.connections.open',
      ms: 100,
    });
    const starting = sockets.start();
    await sockets.stop();
    await starting;
    expect(sockets.open()).toBe(0);
    await until(async () => (await twin.control.sockets()) === 0);
  });

  it.each([
    ['a wrong token', { token: 'xapp-wrong' }, /invalid_auth.*appToken/],
    [
      'nobody there',
      { apiUrl: 'http://127.0.0.1:9/api/' },
      /cannot be reached.*Check the way/,
    ],
  ])(
    'say what to do about %s, once however often it is tried',
    async (_, options, why) => {
      const { sockets, errors, tries } = await start(options);
      await sockets.start();
      expect(sockets.problem()).toMatch(why);
      const before = tries();
      await until(() => tries() > before + 2);
      expect(sockets.problem()).toMatch(why);
      expect(errors).toEqual([expect.stringMatching(why)]);
      await sockets.stop();
      expect([sockets.open(), sockets.problem()]).toEqual([0, undefined]);
    },
  );

  it('say that Slack allows no eleventh, at once, and what to do', async () => {
    const { sockets, errors, tries } = await start({ others: 10, wanted: 2 });
    await sockets.start();
    // Each try ends as soon as Slack turns it away: none waits for a deadline.
    await until(() => tries() > 6);
    expect(sockets.problem()).toMatch(
      /ten sockets of one app.*fewer replicas.*incidentResponse\.slack\.sockets: 1.*does not hear/,
    );
    expect(errors).toEqual([sockets.problem()]);
  });

  it('say so once also where one of them is open, which is no problem of the replica', async () => {
    const { twin, sockets, errors, tries } = await start({
      others: 9,
      wanted: 2,
    });
    await sockets.start();
    await until(() => tries() > 4 && sockets.open() === 1);
    expect(errors).toEqual([expect.stringMatching(/ten sockets of one app/)]);
    expect(sockets.problem()).toBeUndefined();
    expect(await twin.control.sockets()).toBe(10);
  });

  it('go on where something that came could not be dealt with', async () => {
    let failing = true;
    const { twin, sockets, errors } = await start({
      deliver: async ({ ack }) => {
        if (failing) throw new Error('the store is down');
        await ack();
      },
    });
    await sockets.start();
    // Nobody acknowledges it, and the twin ends before it stops waiting.
    command(twin).catch(() => {});
    await until(() => errors.length > 0);
    expect(errors).toEqual([expect.stringContaining('could not be taken')]);
    failing = false;
    expect(await command(twin)).toMatchObject({
      outcome: { type: 'acknowledged' },
    });
  });
});
