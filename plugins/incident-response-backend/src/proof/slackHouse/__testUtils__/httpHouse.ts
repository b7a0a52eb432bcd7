import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackListener } from '../../../adapters/slack';
import { startSlackHouse } from './slackHouse';

/** A house that hears Slack by signed requests, and one who can send it anything with its signature. */
export async function startHttpHouse() {
  const hears: { listener?: SlackListener } = {};
  const server = createServer((incoming, response) =>
    hears.listener?.handler?.(incoming, response),
  );
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  const house = await startSlackHouse({
    twin: { requestUrl: url },
    listener: { mode: 'http' },
  });
  hears.listener = house.listener;

  /** Sends an interaction as Slack does; answers the status. */
  async function send(payload: object): Promise<number> {
    const body = new URLSearchParams({
      payload: JSON.stringify(payload),
    }).toString();
    const at = String(Math.floor(Date.now() / 1_000));
    const digest = createHmac('sha256', house.twin.signingSecret)
      .update(`v0:${at}:${body}`)
      .digest('hex');
    const { status } = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${digest}`,
      },
      body,
    });
    return status;
  }

  return {
    ...house,
    send,
    stop: async () => {
      await house.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}
