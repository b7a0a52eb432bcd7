import type { PageComponent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import { createPageComponents } from './pageComponents';

const CHECKOUT: PageComponent = {
  id: 'c1',
  name: 'Checkout',
  status: 'partial_outage',
};

/** A status page that counts how often it was asked. */
function pageThat(
  answers: (
    call: OutboundCall,
  ) => Promise<readonly PageComponent[]> = async () => [CHECKOUT],
) {
  const world = { asked: 0, now: 0 };
  const read = createPageComponents({
    statusPage: {
      name: 'Statuspage',
      components: call => {
        world.asked += 1;
        return answers(call);
      },
    },
    deadlineMs: 20,
    clock: { monotonic: () => world.now },
  });
  return { world, read };
}

describe('the components of the status page', () => {
  it('are read once for everybody who asks at the same time or soon after', async () => {
    const { world, read } = pageThat();
    const answer = { page: 'Statuspage', components: [CHECKOUT] };
    expect(await Promise.all([read(), read()])).toEqual([answer, answer]);
    world.now = 9_999;
    expect(await read()).toEqual(answer);
    expect(world.asked).toBe(1);
  });

  it('are read anew once their statuses may have changed', async () => {
    const { world, read } = pageThat();
    await read();
    world.now = 10_000;
    await read();
    expect(world.asked).toBe(2);
  });

  it('that cannot be read are not taken for none, and are asked for again', async () => {
    const { world, read } = pageThat(async () => {
      if (world.asked > 1) return [CHECKOUT];
      throw new OutboundCallError('The API key is not valid.', {
        failure: 'rejected',
      });
    });
    await expect(read()).rejects.toMatchObject({
      failure: 'rejected',
      message:
        'The components of the status page (Statuspage) could not be read: The API key is not valid. Go on with what the catalog suggests, or try again.',
    });
    expect((await read()).components).toEqual([CHECKOUT]);
  });

  it('are given up at the deadline, and the call with them', async () => {
    const signals: AbortSignal[] = [];
    const { read } = pageThat(({ signal, begin }) => {
      signals.push(signal);
      begin();
      return new Promise(() => {});
    });
    await expect(read()).rejects.toThrow('No answer within 20 ms.');
    expect(signals.map(signal => signal.aborted)).toEqual([true]);
  });
});
