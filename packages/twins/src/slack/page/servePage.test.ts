import {
  ada,
  ben,
  openRoom,
  slackForTests,
  type StartedSlack,
} from '../__testUtils__/startTwin';

const { start } = slackForTests();

const evil = '<script>alert(1)</script>';

const look = async ({ twin }: StartedSlack, user: string, channel: string) =>
  (await fetch(`${twin.url}/?user=${user}&channel=${channel}`)).text();

describe('the page', () => {
  it('shows a card with everything on it', async () => {
    const started = await start();
    const channel = await openRoom(started);
    const { ts } = await started.client.chat.postMessage({
      channel,
      text: 'Card',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'Checkout' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*P1* for <@${ada}>` },
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_preformatted',
              elements: [{ type: 'text', text: 'We are *investigating*.' }],
            },
          ],
        },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'approve',
              text: { type: 'plain_text', text: 'Approve' },
            },
          ],
        },
      ],
    });
    await started.client.pins.add({ channel, timestamp: String(ts) });
    const page = await look(started, ada, channel);
    expect(page).toMatch(/<h3>\s*Checkout\s*<\/h3>/);
    expect(page).toContain('<strong>P1</strong>');
    expect(page).toContain('@ada.moreau');
    expect(page).toContain('<pre>We are *investigating*.</pre>');
    expect(page).toContain('data-action="approve"');
    expect(page).toContain('1 pinned');
  });

  it('escapes every text, and links nowhere but the web', async () => {
    const started = await start();
    const channel = await openRoom(started);
    const { client, slack } = started;
    await client.conversations.setTopic({ channel, topic: evil });
    await client.bookmarks.add({
      channel_id: channel,
      title: evil,
      type: 'link',
      link: 'https://example.org/"onclick="x',
    });
    await client.chat.postMessage({
      channel,
      text: `${evil} &lt;script&gt; <javascript:alert(1)|press> "><img>`,
    });
    await client.chat.postMessage({
      channel,
      text: 'Menu',
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: '"><script>',
              text: { type: 'plain_text', text: evil },
              value: evil,
            },
          ],
        },
      ],
    });
    await slack.putUsers([
      {
        id: ben,
        name: evil,
        realName: evil,
        kind: 'member',
        teamId: started.twin.teamId,
        updated: 0,
      },
    ]);
    const page = await look(started, ada, channel);
    const scripts = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual(['<script src="/assets/slack.js" defer>']);
    expect(page).not.toContain('href="javascript:');
    expect(page).not.toContain('"onclick="');
    expect(page).not.toContain('<img>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('shows a message for one person to that person alone', async () => {
    const started = await start();
    const channel = await openRoom(started);
    await started.client.chat.postEphemeral({
      channel,
      user: ada,
      text: 'Only Ada',
    });
    expect(await look(started, ada, channel)).toContain('Only Ada');
    expect(await look(started, ben, channel)).not.toContain('Only Ada');
  });

  it('opens the channel of a permalink', async () => {
    const started = await start();
    const channel = await openRoom(started);
    const { ts } = await started.client.chat.postMessage({
      channel,
      text: 'Here it is',
    });
    const { permalink } = await started.client.chat.getPermalink({
      channel,
      message_ts: String(ts),
    });
    expect(await (await fetch(String(permalink))).text()).toContain(
      'Here it is',
    );
  });

  it('serves its assets, and takes nothing from a page elsewhere', async () => {
    const { twin } = await start();
    const script = await fetch(`${twin.url}/assets/slack.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    const foreign = await fetch(`${twin.url}/control/users`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(foreign.status).toBe(403);
  });
});
