import type { RoomContent } from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import { decodeAction } from './actions';
import {
  APPROVE,
  draftContent,
  everywhere,
  PAGE_URL,
  REJECT,
  WORST_TEXTS,
} from './__testUtils__/contents';
import { problemsOf } from './__testUtils__/validateBlocks';
import { toMessage, type MessageOptions, type SlackMessage } from './toMessage';

const SMALL = { title: 'P1', lines: [], links: [] };
const named = WORST_TEXTS.map(text => [text.slice(0, 40), text] as const);

const buttonsOf = ({ blocks }: SlackMessage) =>
  blocks.flatMap(block =>
    block.type === 'actions'
      ? block.elements.flatMap(e => (e.type === 'button' ? [e] : []))
      : [],
  );
const actionsOf = (content: RoomContent, options?: MessageOptions) =>
  buttonsOf(toMessage(content, options)).flatMap(({ action_id, value }) => {
    const pressed = decodeAction({ actionId: action_id ?? '', value });
    return pressed ? [pressed.action.type] : [];
  });
const linksOf = (content: RoomContent, options?: MessageOptions) =>
  buttonsOf(toMessage(content, options)).flatMap(({ url }) => url ?? []);
const said = (content: RoomContent) =>
  JSON.stringify(toMessage(content).blocks);

describe('text from outside', () => {
  it.each(named)('%j stays text, within every limit of Slack', (_, text) => {
    expect(problemsOf(toMessage(everywhere(text)))).toEqual([]);
    expect(problemsOf(toMessage(everywhere(text, 1)))).toEqual([]);
    expect(problemsOf(toMessage({ ...SMALL, title: text }))).toEqual([]);
    expect(
      problemsOf(toMessage({ ...SMALL, lines: [text], addressed: [text] })),
    ).toEqual([]);
  });

  it('stays text whatever it is', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4_000 });
    fc.assert(
      fc.property(text, fc.nat(40), (words, often) => {
        expect(problemsOf(toMessage(everywhere(words, often)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('shows by name what cannot be seen', () => {
    expect(said({ ...SMALL, title: 'a\u202eb' })).toContain('a[U+202E]b');
    expect(said({ ...SMALL, lines: ['c\u0000d'] })).toContain('c[U+0000]d');
    expect(said({ ...SMALL, lines: ['e\ud83df'] })).toContain('e[U+D83D]f');
  });

  it('is followed to web addresses only', () => {
    const links = [
      ['javascript', 'alert(1)'].join(':'),
      'https://ada:secret@evil.example',
      'no address',
      `https://example.org/${'x'.repeat(4_000)}`,
      PAGE_URL,
    ].map(url => ({ label: 'Look', url }));
    expect(linksOf({ ...SMALL, links })).toEqual([PAGE_URL]);
  });

  it('never mentions anybody but those whom the message addresses', () => {
    const content = {
      ...SMALL,
      addressed: ['user:default/ada', 'user:default/<@U9>'],
    };
    const slackUsers = new Map([
      ['user:default/ada', 'U024BE7LH'],
      ['user:default/<@U9>', '<!channel>'],
    ]);
    const message = toMessage(content, { slackUsers });
    expect(problemsOf(message)).toEqual([]);
    const text = JSON.stringify(message.blocks);
    expect(text).toContain('"user_id":"U024BE7LH"');
    expect(text.match(/user_id/g)).toHaveLength(1);
  });
});

describe('what does not fit', () => {
  it('is cut, and says so with the way to all of it', () => {
    const long = said({ ...SMALL, lines: ['x'.repeat(5_000)] });
    expect(long).toContain('… (cut, see the incident page)');
    expect(long).toContain('the incident page shows it whole');
    expect(said({ ...SMALL, lines: ['short'] })).not.toContain('cut');
  });

  it('never halves a character', () => {
    const title = `${'x'.repeat(118)}${'😀'.repeat(40)}`;
    expect(problemsOf(toMessage({ ...SMALL, title }))).toEqual([]);
  });
});

describe('a draft in Slack', () => {
  it('is shown exactly, and can be decided on', () => {
    const body = 'Some *payments* fail: <retry> & :wait:\n\n\tWe look into it.';
    const message = toMessage(draftContent(body));
    expect(message.blocks).toContainEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: body }],
        },
      ],
    });
    expect(actionsOf(draftContent(body))).toEqual([
      'approveDraft',
      'rejectDraft',
    ]);
    expect(buttonsOf(message)[0].confirm?.deny?.text).toBe('Not yet');
  });

  it.each([
    ['longer than a block', 'x'.repeat(3_001)],
    ['longer once it is escaped', '&'.repeat(1_000)],
    ['with a hidden character', 'We are fine.\u200f'],
    ['with what Slack takes for an escape', 'a &lt; b'],
    ['with another line end', 'one\r\ntwo'],
  ])('that is %s is approved on the incident page only', (_, body) => {
    const content = draftContent(body);
    expect(actionsOf(content)).toEqual(['rejectDraft']);
    expect(linksOf(content)).toEqual([PAGE_URL]);
    expect(said(content)).toContain('It is decided on the incident page.');
    expect(problemsOf(toMessage(content))).toEqual([]);
  });

  it.each([
    [
      'its components do not fit',
      { fields: [{ label: 'Components', value: 'x '.repeat(2_000) }] },
    ],
    ['its title has what cannot be seen', { title: 'Draft\u202e' }],
    ['there is more to read than is shown', { lines: ['x'.repeat(4_000)] }],
    [
      'there are more fields than are shown',
      {
        fields: Array.from({ length: 31 }, (_, n) => ({
          label: `${n}`,
          value: 'x',
        })),
      },
    ],
  ])('cannot be approved where %s', (_, more) => {
    expect(actionsOf(draftContent('Fine.', more))).toEqual(['rejectDraft']);
  });

  it('is decided on elsewhere where the installation wants it so', () => {
    const content = draftContent();
    const options = { decisions: 'consoleOnly' } as const;
    expect(actionsOf(content, options)).toEqual([]);
    expect(linksOf(content, options)).toEqual([PAGE_URL]);
  });

  it('has no button for what no command would take', () => {
    const action = { ...APPROVE.action, draftId: 'x'.repeat(10_000) };
    const buttons = [{ ...APPROVE, action }, REJECT];
    expect(actionsOf(draftContent('Fine.', { buttons }))).toEqual([
      'rejectDraft',
    ]);
  });
});

describe('a message', () => {
  it('says what the fields say once', () => {
    const { blocks } = toMessage(draftContent());
    expect(JSON.stringify(blocks).match(/Written by/g)).toHaveLength(1);
    expect(JSON.stringify(blocks).match(/Some payments/g)).toHaveLength(1);
  });

  it('has the mark by which it is found, and only then', () => {
    expect(
      toMessage(SMALL, { effectKey: 'inc-1/post:headline' }),
    ).toMatchObject({
      metadata: {
        event_type: 'ir_effect',
        event_payload: { effect_id: 'inc-1/post:headline' },
      },
    });
    expect(toMessage(SMALL).metadata).toBeUndefined();
  });
});
