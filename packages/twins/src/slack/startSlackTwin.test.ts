import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ada, openRoom, slackForTests } from './__testUtils__/startTwin';
import { demoPeople } from './world/people';

const { start, stopLater } = slackForTests();

describe('the Slack twin', () => {
  it('keeps everything over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slack-twin-'));
    stopLater(async () => rmSync(folder, { recursive: true }));
    const stateFile = join(folder, 'state.json');
    const first = await start({ stateFile });
    const channel = await openRoom(first, [ada]);
    await first.client.chat.postMessage({ channel, text: 'Before' });
    await first.twin.stop();
    expect(existsSync(stateFile)).toBe(true);

    const second = await start({ stateFile });
    const { messages } = await second.client.conversations.history({ channel });
    expect(messages?.[0]).toMatchObject({ text: 'Before' });
    const { channel: fresh } = await second.client.conversations.create({
      name: 'fresh',
    });
    expect(fresh?.id).not.toBe(channel);
  });

  it('knows the people of the demo catalog by their e-mails', () => {
    const root = dirname(
      require.resolve('@incident-response/twins/package.json'),
    );
    const people = readFileSync(
      join(root, '../../catalog/people.yaml'),
      'utf8',
    );
    const emails = [...people.matchAll(/email: (\S+)/g)].map(([, one]) => one);
    const known = demoPeople
      .filter(({ kind }) => kind === 'member')
      .map(({ email }) => email);
    expect(emails.sort()).toEqual(known.sort());
  });
});
