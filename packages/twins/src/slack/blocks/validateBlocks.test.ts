import { validateBlocks, validateView } from './validateBlocks';

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: plain(text) });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Press'),
  ...more,
});
const spoken = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements }],
});
const modal = (element: object) => ({
  type: 'modal',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [{ type: 'input', label: plain('Words'), element }],
});
const option = (value: string) => ({ text: plain(value), value });

describe('blocks of a message', () => {
  it.each<[string, object]>([
    ['a section', section('x'.repeat(3_000))],
    ['a link', actions(button({ url: 'https://example.org/a?b=c' }))],
    ['words as they are', spoken({ type: 'text', text: ' ' })],
    ['a mention', spoken({ type: 'user', user_id: 'U0ADA' })],
  ])('are taken: %s', (_what, block) => {
    expect(validateBlocks([block])).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['a text of which nothing is seen', section(' \n'), /more than 0/],
    [
      'a text too long once it is escaped',
      section('&'.repeat(601)),
      /less than 3001/,
    ],
    ['half a character', section('a\ud83d'), /well-formed/],
    ['a control character', section('a\u0000'), /well-formed/],
    [
      'a link that is a script',
      actions(button({ url: 'data:text/html,x' })),
      /valid URL/,
    ],
    [
      'two buttons of one name',
      actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
      /action_id/,
    ],
    ['words that are empty', spoken({ type: 'text', text: '' }), /more than 0/],
    [
      'a mention of nobody',
      spoken({ type: 'user', user_id: 'ada' }),
      /id of a user/,
    ],
    [
      'an element that is unknown',
      spoken({ type: 'wish' }),
      /unsupported type/,
    ],
  ])('are refused: %s', (_what, block, why) => {
    expect(validateBlocks([block]).join()).toMatch(why);
  });
});

describe('a modal', () => {
  it.each<[string, object, RegExp]>([
    [
      'words longer than the input takes',
      { type: 'plain_text_input', max_length: 3, initial_value: 'four' },
      /less than 4/,
    ],
    [
      'an input of any length',
      { type: 'plain_text_input', max_length: 3_001 },
      /between 1 and 3000/,
    ],
    [
      'a choice that is none of the options',
      {
        type: 'static_select',
        options: [option('a')],
        initial_option: option('b'),
      },
      /not found in options/,
    ],
    [
      'an option with a long value',
      { type: 'static_select', options: [option('x'.repeat(76))] },
      /less than 76/,
    ],
  ])('is refused with %s', (_what, element, why) => {
    expect(validateView(modal(element)).join()).toMatch(why);
  });

  it('is taken with words and a choice that fit', () => {
    expect(
      validateView(
        modal({
          type: 'plain_text_input',
          max_length: 4,
          initial_value: 'four',
        }),
      ),
    ).toEqual([]);
    expect(
      validateView(
        modal({
          type: 'static_select',
          options: [option('a')],
          initial_option: option('a'),
        }),
      ),
    ).toEqual([]);
  });
});
