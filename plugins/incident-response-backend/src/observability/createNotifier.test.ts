import { mockServices } from '@backstage/backend-test-utils';
import { createNotifier } from './createNotifier';

const turn = () => new Promise(resolve => setImmediate(resolve));

/** A notifications plugin that answers when it is told to. */
function heldService() {
  const sent: string[] = [];
  const held: (() => void)[] = [];
  return {
    sent,
    send: (to: string) =>
      new Promise<void>(resolve => {
        sent.push(to);
        held.push(resolve);
      }),
    async letGo() {
      held.splice(0).forEach(go => go());
      await turn();
    },
  };
}

describe('notifications to responders', () => {
  it('are sent a few at a time, and all of them', async () => {
    const { sent, send, letGo } = heldService();
    const notify = createNotifier(send, mockServices.logger.mock(), {
      atOnce: 2,
    });
    ['a', 'b', 'c'].forEach(notify);
    await turn();
    expect(sent).toEqual(['a', 'b']);
    await letGo();
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('give up one that hangs and go on with the next', async () => {
    const logger = mockServices.logger.mock();
    const sent: string[] = [];
    let done: () => void = () => {};
    const behind = new Promise<void>(resolve => {
      done = resolve;
    });
    const notify = createNotifier<string>(
      to => {
        sent.push(to);
        if (to === 'hangs') return new Promise(() => {});
        done();
        return Promise.resolve();
      },
      logger,
      { atOnce: 1, patienceMs: 5 },
    );
    notify('hangs');
    notify('next');
    await behind;
    expect(sent).toEqual(['hangs', 'next']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no answer within 5 ms'),
    );
  });

  it('drop what no line can hold, and say so once', async () => {
    const logger = mockServices.logger.mock();
    const { sent, send, letGo } = heldService();
    const notify = createNotifier(send, logger, { atOnce: 1, waiting: 1 });
    ['a', 'b', 'c', 'd'].forEach(notify);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await turn();
    await letGo();
    await letGo();
    expect(sent).toEqual(['a', 'b']);
    notify('e');
    await turn();
    expect(sent).toEqual(['a', 'b', 'e']);
  });

  it('tell each kind of failure once, without its credentials, and anew after a success', async () => {
    const logger = mockServices.logger.mock();
    const answers = ['401', '401', '503', 'fine', '500'];
    const notify = createNotifier(async () => {
      const answer = answers.shift();
      if (answer !== 'fine')
        throw new Error(`Request with Bearer abc.def failed with ${answer}`);
    }, logger);
    for (let n = 0; n < 5; n += 1) {
      notify('ada');
      await turn();
    }
    const told = logger.warn.mock.calls.map(([line]) => String(line));
    expect(told.map(line => line.match(/\d+/)?.[0])).toEqual(['401', '500']);
    expect(told.join()).not.toContain('abc.def');
  });

  it('disturb nobody where sending throws at once', async () => {
    const logger = mockServices.logger.mock();
    const notify = createNotifier(() => {
      throw new Error('not installed');
    }, logger);
    expect(() => notify('ada')).not.toThrow();
    await turn();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
