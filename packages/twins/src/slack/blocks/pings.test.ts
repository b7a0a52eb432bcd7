import { pingsOf } from './pings';

const nobody = { users: [], usergroups: [], broadcasts: [], links: [] };
const hostile =
  '<!channel> <@U0ADAMOREAU|ada> <!subteam^S01|@pay> <https://evil.example|here> https://bare.example <#C1|x>';

describe('who a message calls', () => {
  it('finds people, groups, everybody and links in a text and in mrkdwn', () => {
    const found = {
      users: ['U0ADAMOREAU'],
      usergroups: ['S01'],
      broadcasts: ['channel'],
      links: ['https://evil.example', 'https://bare.example'],
    };
    expect(pingsOf({ text: hostile })).toEqual(found);
    const mrkdwn = { type: 'mrkdwn', text: hostile };
    expect(pingsOf({ blocks: [{ type: 'section', text: mrkdwn }] })).toEqual(
      found,
    );
    expect(
      pingsOf({ blocks: [{ type: 'context', elements: [mrkdwn] }] }),
    ).toEqual(found);
  });

  it('finds nobody in plain text, in preformatted text, or where brackets are escaped', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: hostile } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_preformatted',
            elements: [{ type: 'text', text: hostile }],
          },
        ],
      },
    ];
    expect(pingsOf({ text: '&lt;!channel&gt; @here', blocks })).toEqual(nobody);
  });

  it('finds what rich text says it is', () => {
    const elements = [
      { type: 'user', user_id: 'U1' },
      { type: 'broadcast', range: 'here' },
      { type: 'link', url: 'https://a.example' },
    ];
    const block = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements }],
    };
    expect(pingsOf({ blocks: [block] })).toEqual({
      users: ['U1'],
      usergroups: [],
      broadcasts: ['here'],
      links: ['https://a.example'],
    });
  });
});
