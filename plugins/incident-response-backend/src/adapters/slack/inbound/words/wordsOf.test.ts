import { saidSchema, wordsOf } from './wordsOf';

const words = (said: object) => wordsOf(saidSchema.parse(said));
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

describe('the words of a message', () => {
  it('are its text, which stands for its blocks and for links that were unfolded', () => {
    expect(
      words({
        text: 'See <https://a.example|the graph> &amp; <@U0ADA>',
        blocks: [{ type: 'section', text: mrkdwn('more') }],
        attachments: [{ fallback: 'unfolded' }],
      }),
    ).toBe('See the graph (https://a.example) & @U0ADA');
  });

  it('are those of its blocks where it has no text', () => {
    expect(
      words({
        text: '',
        blocks: [
          { type: 'header', text: plain('Disk &lt;full&gt;') },
          {
            type: 'section',
            text: mrkdwn('*db-7* is at <https://a.example|98 %>'),
            fields: [mrkdwn('*Since*\n02:55'), plain('P1')],
          },
          { type: 'divider' },
          {
            type: 'context',
            elements: [{ type: 'image', alt_text: 'Red' }, mrkdwn('Grafana')],
          },
          { type: 'image', title: plain('Errors'), alt_text: 'A graph' },
          { type: 'image', alt_text: 'Latency' },
          { type: 'markdown', text: '**Firing**' },
          {
            type: 'actions',
            elements: [{ type: 'button', text: plain('OK') }],
          },
        ],
      }),
    ).toBe(
      [
        'Disk <full>',
        '*db-7* is at 98 % (https://a.example)',
        '*Since*\n02:55',
        'P1',
        'Red Grafana',
        'Errors',
        'Latency',
        '**Firing**',
      ].join('\n'),
    );
  });

  it('are read from rich text as people read it', () => {
    const list = {
      type: 'rich_text_list',
      elements: ['one', 'two'].map(text => ({
        type: 'rich_text_section',
        elements: [{ type: 'text', text }],
      })),
    };
    const block = richText(
      { type: 'text', text: 'a &lt; b ' },
      { type: 'link', url: 'https://a.example', text: 'graph' },
      { type: 'text', text: ' ' },
      { type: 'link', url: 'https://b.example' },
      { type: 'text', text: ' ' },
      { type: 'user', user_id: 'U0ADA' },
      { type: 'usergroup', usergroup_id: 'S0' },
      { type: 'channel', channel_id: 'C0' },
      { type: 'broadcast', range: 'here' },
      { type: 'emoji', name: 'fire' },
      { type: 'date', timestamp: 1, fallback: 'now' },
      { type: 'color', value: '#f00' },
    );
    expect(
      words({
        blocks: [{ ...block, elements: [...block.elements, list] }],
      }),
    ).toBe(
      'a < b graph (https://a.example) https://b.example @U0ADA@S0#C0@here:fire:now#f00\n• one\n• two',
    );
  });

  it('are what stands for its attachments, and else what they say', () => {
    expect(
      words({
        blocks: [{ type: 'section', text: mrkdwn('<!here>') }],
        attachments: [
          { fallback: '[FIRING:1] Checkout', title: 'T', text: 'Long' },
          {
            fallback: '[no preview available]',
            blocks: [{ type: 'section', text: mrkdwn('In blocks') }],
          },
          { pretext: 'Before', title: 'Title', text: 'Text' },
          {},
        ],
      }),
    ).toBe('!here\n[FIRING:1] Checkout\nIn blocks\nBefore\nTitle\nText');
  });

  it('are never more than a message may have, nor is anything else than words read', () => {
    const block = { type: 'section', text: mrkdwn('x'.repeat(3_000)) };
    expect(words({ blocks: Array(150).fill(block) })).toHaveLength(40_000);
    const odd: unknown[] = [null, 7, 'x', [], {}, { type: 'section' }];
    for (const one of [
      ...odd,
      ...['rich_text', 'context'].map(type => ({ type, elements: odd })),
      { type: 'section', text: 7, fields: odd.slice(0, 2) },
      { type: 'rich_text', elements: [{ elements: odd }] },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', elements: [7] }],
      },
    ])
      expect(words({ text: null, blocks: [one], attachments: odd })).toMatch(
        /^[x• \n]*$/,
      );
    expect(words({ blocks: 'no', attachments: {} })).toBe('');
  });
});
