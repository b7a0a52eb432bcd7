import type { KnownBlock } from '@slack/types';
import type { SlackMessage } from '../toMessage';
import { problemsOf } from './validateBlocks';

const plain = (text: string, emoji = false) =>
  ({ type: 'plain_text', text, emoji } as const);
const button = (id: string, text = 'Join') =>
  ({ type: 'button', action_id: id, text: plain(text), value: '{}' } as const);
const message = (...blocks: KnownBlock[]): SlackMessage => ({
  text: 'P1',
  blocks,
});
const section = (text: string): KnownBlock => ({
  type: 'section',
  text: plain(text),
});

describe('what the validator of messages refuses', () => {
  it('is nothing in a message as it should be', () => {
    const actions = { type: 'actions' as const, elements: [button('a')] };
    expect(problemsOf(message(section('fine'), actions))).toEqual([]);
  });

  it.each<[string, SlackMessage]>([
    ['too long a section', message(section('x'.repeat(3_001)))],
    ['nothing to read', message(section(''))],
    ['a direction that turns', message(section('a\u202eb'))],
    ['half a character', message(section('a\ud83d'))],
    [
      'markup',
      message({ type: 'section', text: { type: 'mrkdwn', text: 'x' } }),
    ],
    ['emoji', message({ type: 'section', text: plain(':x:', true) })],
    ['51 blocks', message(...Array.from({ length: 51 }, () => section('x')))],
    [
      'too long a button',
      message({ type: 'actions', elements: [button('a', 'x'.repeat(76))] }),
    ],
    [
      'one name for two buttons',
      message({ type: 'actions', elements: [button('a'), button('a')] }),
    ],
    [
      'a call to everybody',
      message({
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'broadcast', range: 'channel' }],
          },
        ],
      }),
    ],
    ['too much in all', message(...Array(5).fill(section('x'.repeat(2_900))))],
    ['a mention in the text', { ...message(section('x')), text: '<!channel>' }],
    ['an address in the text', { ...message(section('x')), text: 'http://x' }],
    ['an emoji in the text', { ...message(section('x')), text: ':fire:' }],
    ['a long text', { ...message(section('x')), text: 'x'.repeat(3_901) }],
  ])('is %s', (_, refused) => {
    expect(problemsOf(refused)).not.toEqual([]);
  });
});
