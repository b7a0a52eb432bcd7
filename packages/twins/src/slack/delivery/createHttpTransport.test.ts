import { createServer } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import { incidentApp } from '../__testUtils__/incidentApp';
import { quiet } from '../__testUtils__/quiet';
import { ada, openRoom, slackForTests } from '../__testUtils__/startTwin';
import { until } from '../__testUtils__/until';
import { freeServer } from '../__testUtils__/freeServer';

const { start, stopLater } = slackForTests();

/** The vendor's own receiver, behind a server of any free port. */
async function startHttpApp(signingSecret: string) {
  const started = await start({
    app: { signingSecret: 'the-real-secret' },
    timing: { eventRetriesMs: [0] },
  });
  const receiver = new HTTPReceiver({ signingSecret, logger: quiet });
  const { heard } = incidentApp({
    token: started.twin.botToken,
    receiver,
    clientOptions: { slackApiUrl: started.twin.apiUrl },
  });
  const { url, stop } = await freeServer(
    createServer((request, response) =>
      receiver.requestListener(request, response),
    ),
  );
  stopLater(stop);
  await started.slack.configure({ requestUrl: `${url}/slack/events` });
  return { ...started, heard };
}

describe('signed HTTP', () => {
  it('passes the signature check of an unmodified Bolt: events, commands, submissions', async () => {
    const { slack, heard, ...rest } = await startHttpApp('the-real-secret');
    const room = await openRoom({ slack, ...rest });
    await slack.act({ act: 'say', user: ada, channel: room, text: 'Hello' });
    await until(async () => heard.includes('message Hello'));
    const command = await slack.act({
      act: 'slash',
      user: ada,
      channel: room,
      command: '/incident-response',
      text: 'update',
    });
    expect(command).toMatchObject({ outcome: { type: 'acknowledged' } });
    const view = await until(async () => (await slack.views())[0]);
    const submitted = await slack.act({
      act: 'submit',
      user: ada,
      viewId: view.id,
      values: { what: { text: 'nothing' } },
    });
    expect(submitted).toMatchObject({ errors: { what: 'Say something.' } });
  });

  it('is turned away with another secret; an event is told again, a command is not', async () => {
    const { slack, ...rest } = await startHttpApp('another-secret');
    const room = await openRoom({ slack, ...rest }, []);
    const command = await slack.act({
      act: 'slash',
      user: ada,
      channel: 'C0INCIDENTS',
      command: '/incident-response',
      text: '',
    });
    expect(command).toMatchObject({
      outcome: { type: 'refused', status: 401 },
    });
    await rest.client.chat.postMessage({ channel: room, text: 'Card' });
    const told = await until(async () => {
      const all = (await slack.deliveries()).filter(
        ({ name }) => name === 'message',
      );
      return all.length === 2 && all;
    });
    expect(told.map(({ attempt }) => attempt)).toEqual([0, 1]);
    const commands = (await slack.deliveries()).filter(
      ({ type }) => type === 'slash_commands',
    );
    expect(commands).toHaveLength(1);
  });
});

describe('an app that does not exist', () => {
  it('is nobody there for a person at a button', async () => {
    const { slack } = await start();
    const command = await slack.act({
      act: 'slash',
      user: ada,
      channel: 'C0GENERAL',
      command: '/incident-response',
      text: '',
    });
    expect(command).toMatchObject({ outcome: { type: 'nobodyThere' } });
  });
});
