import { incidentApp } from './__testUtils__/incidentApp';
import {
  ada,
  openRoom,
  slackForTests,
  type StartedSlack,
} from './__testUtils__/startTwin';
import { until } from './__testUtils__/until';

const { start, stopLater } = slackForTests();

async function startSocketApp({ twin }: StartedSlack) {
  const { app, heard } = incidentApp({
    token: twin.botToken,
    appToken: twin.appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: twin.apiUrl },
    installerOptions: { clientOptions: { slackApiUrl: twin.apiUrl } },
  });
  await app.start();
  stopLater(() => app.stop());
  return { app, heard };
}

/** A command, its modal, a message, its button: as one person does it. */
async function playThrough({ slack }: StartedSlack, channel: string) {
  const command = await slack.act({
    act: 'slash',
    user: ada,
    channel,
    command: '/incident-response',
    text: 'update',
  });
  expect(command).toMatchObject({ outcome: { type: 'acknowledged' } });
  const view = await until(async () => (await slack.views())[0]);
  const submit = (text: string) =>
    slack.act({
      act: 'submit',
      user: ada,
      viewId: view.id,
      values: { what: { text } },
    });
  expect(await submit('')).toMatchObject({
    errors: { what: 'Please complete this required field.' },
  });
  expect(await submit('nothing')).toMatchObject({
    errors: { what: 'Say something.' },
  });
  expect(await submit('Checkout is slow')).toMatchObject({
    outcome: { type: 'acknowledged' },
  });
  expect(await slack.views()).toEqual([]);

  const messages = async () =>
    (await slack.channels()).find(({ id }) => id === channel)?.messages ?? [];
  const posted = await until(async () =>
    (await messages()).find(({ text }) => text === 'Checkout is slow'),
  );
  const click = await slack.act({
    act: 'click',
    user: ada,
    channel,
    ts: posted.ts,
    actionId: 'take',
  });
  expect(click).toMatchObject({ outcome: { type: 'acknowledged' } });
  await until(async () =>
    (
      await messages()
    ).find(({ ts, text }) => ts === posted.ts && text === `Taken by <@${ada}>`),
  );
  await until(async () =>
    (
      await messages()
    ).find(
      ({ text, ephemeralTo }) =>
        text === 'You have command.' && ephemeralTo === ada,
    ),
  );
}

describe('an unmodified Bolt app', () => {
  it('runs over Socket Mode: command, modal, message, update, button, response URL', async () => {
    const slack = await start();
    const { heard } = await startSocketApp(slack);
    const room = await openRoom(slack);
    await playThrough(slack, room);
    await slack.slack.act({
      act: 'say',
      user: ada,
      channel: room,
      text: 'On it',
    });
    await until(async () => heard.includes('message On it'));
    expect(heard).toContain(`joined ${ada}`);
    expect(heard.filter(one => one.startsWith('error'))).toEqual([]);
  });

  it('goes on after its socket was torn: what happened meanwhile is told again', async () => {
    const slack = await start();
    const { heard } = await startSocketApp(slack);
    const room = await openRoom(slack);
    expect(await slack.slack.dropSockets('abrupt')).toBe(1);
    const say = { act: 'say', user: ada, channel: room } as const;
    await slack.slack.act({ ...say, text: 'Anybody here?' });
    await until(async () => (await slack.slack.sockets()) === 1);
    await slack.slack.advance(60_000);
    await until(async () => heard.includes('message Anybody here?'));
    await playThrough(slack, room);
    // The vendor's client waits five seconds before it comes back.
  }, 30_000);
});
