import type { DraftContent } from '@incident-response/backstage-plugin-incident-response-common';
import type { InputBlock, ModalView } from '@slack/types';
import { WORST_TEXTS } from '../__testUtils__/contents';
import { problemsOfView } from '../__testUtils__/validateBlocks';
import { declareModal, readDeclaration } from './declare';
import { editDraftModal, readDraftEdit } from './editDraft';
import { CALLBACKS, readAbout } from './modal';
import { readWords, rejectDraftModal, summaryModal } from './reasons';

const URL = 'https://backstage.example.org/incidents/inc-1';
const REQUEST_ID = '3c0e8c8e-4f0f-4c67-9b5d-0d1c5c2f9d11';
const WORDS: DraftContent = {
  title: 'Checkout is failing',
  status: 'investigating',
  impact: 'major',
  body: 'Some payments fail.',
  components: { checkout: 'major_outage' },
  notify: true,
};

const edit = (content: Partial<DraftContent> = {}) =>
  editDraftModal({
    draftId: 'draft-1',
    revision: 2,
    url: URL,
    content: { ...WORDS, ...content },
  });

const stateOf = (element: InputBlock['element'], typed?: string) => {
  switch (element.type) {
    case 'static_select':
      return { selected_option: element.initial_option };
    case 'plain_text_input':
      return { value: typed ?? element.initial_value ?? null };
    default:
      throw new Error(`Nothing is known of ${element.type}.`);
  }
};

/** What Slack sends of a modal in which nothing but this was typed. */
function sent({ blocks }: ModalView, typed: Record<string, string> = {}) {
  const inputs = blocks.filter(
    (block): block is InputBlock => block.type === 'input',
  );
  return Object.fromEntries(
    inputs.map(({ block_id: id = '', element }) => [
      id,
      { value: { type: element.type, ...stateOf(element, typed[id]) } },
    ]),
  );
}

/** As a page, a catalog or an attacker may name them, at most as long as ids are. */
const named = (ids: readonly string[]): DraftContent['components'] =>
  Object.fromEntries(ids.map(id => [id.slice(0, 200), 'partial_outage']));

describe('components of a draft that is edited', () => {
  const HOSTILE = [
    '<!channel>',
    '<@U0NORA|ada> :rotating_light: https://evil.example',
    'all is \u202ellew',
    'a: operational\nb',
    'x'.repeat(10_000),
  ];

  it.each<[string, readonly string[]]>([
    ['one', ['checkout']],
    ['those of attackers', HOSTILE],
    ['three hundred', Array.from({ length: 300 }, (_, n) => `component-${n}`)],
    [
      'three hundred with the longest ids',
      Array.from({ length: 300 }, (_, n) => `${n} ${'<&>'.repeat(70)}`),
    ],
  ])('are taken by Slack, and none acts: %s', (_what, ids) => {
    const view = edit({ components: named(ids) });
    expect(problemsOfView(view)).toEqual([]);
    expect(JSON.stringify(view)).not.toContain('mrkdwn');
    expect(JSON.stringify(view)).toContain(
      `All ${ids.length} components stay as they are`,
    );
  });

  it('that do not fit or cannot be seen are said to be read on the page, by a link', () => {
    const links = (ids: readonly string[]) =>
      edit({ components: named(ids) }).blocks.filter(
        ({ type }) => type === 'actions',
      );
    expect(links(['checkout', '<!channel>'])).toEqual([]);
    const many = Array.from({ length: 300 }, (_, n) => `component-${n}`);
    expect(links(many)).toMatchObject([{ elements: [{ url: URL }] }]);
    expect(JSON.stringify(edit({ components: named(many) }))).toContain(
      'cut, see the incident page',
    );
    expect(links(['all is \u202ellew'])).toHaveLength(1);
  });

  it('cannot look like others', () => {
    const view = JSON.stringify(
      edit({ components: named(['a: operational\nb']) }),
    );
    expect(view).not.toContain('a: operational\\nb: partial');
  });
});

describe('the modal in which a draft is edited', () => {
  it('gives back unchanged what nobody changed', () => {
    const view = edit({ notify: false });
    expect(problemsOfView(view)).toEqual([]);
    const { components: _kept, ...words } = WORDS;
    expect(readDraftEdit(sent(view))).toEqual({
      ok: true,
      value: { ...words, notify: false },
    });
    expect(readAbout(view.private_metadata ?? '')).toEqual({
      draftId: 'draft-1',
      revision: 2,
    });
  });

  it.each([
    ['too long', 'x'.repeat(3_001)],
    ['not to be seen whole', 'fine\u200f'],
  ])('leads to the incident page where the words are %s', (_, body) => {
    const view = edit({ body });
    expect(view.callback_id).toBe(CALLBACKS.tooLong);
    expect(view.submit).toBeUndefined();
    expect(JSON.stringify(view.blocks)).toContain(URL);
    expect(problemsOfView(view)).toEqual([]);
  });

  it('says at its place what is wrong', () => {
    const values = sent(edit(), { title: '   ' });
    expect(readDraftEdit(values)).toMatchObject({
      ok: false,
      errors: { title: expect.any(String) },
    });
    expect(readDraftEdit({}).ok).toBe(false);
    expect(readDraftEdit('nonsense').ok).toBe(false);
  });
});

describe('the other modals', () => {
  it('ask why a draft is rejected', () => {
    const view = rejectDraftModal({ draftId: 'draft-1', revision: 2 });
    expect(problemsOfView(view)).toEqual([]);
    expect(readWords(sent(view, { words: ' vague ' }), 'reason')).toEqual({
      ok: true,
      value: 'vague',
    });
    expect(readWords(sent(view), 'reason')).toMatchObject({
      ok: false,
      errors: { words: expect.any(String) },
    });
  });

  it('ask how it was mitigated and resolved', () => {
    for (const command of ['mitigate', 'resolve'] as const) {
      const view = summaryModal(command, { incident: 'inc-1' });
      expect(problemsOfView(view)).toEqual([]);
      expect(view.callback_id).toBe(CALLBACKS[command]);
      expect(readAbout(view.private_metadata ?? '')).toEqual({
        incident: 'inc-1',
      });
    }
  });

  it('declare an incident, once however often it is sent', () => {
    const view = declareModal({ requestId: REQUEST_ID, title: 'Checkout' });
    expect(problemsOfView(view)).toEqual([]);
    const about = readAbout(view.private_metadata ?? '');
    expect(readDeclaration(sent(view), about?.requestId)).toEqual({
      ok: true,
      value: {
        requestId: REQUEST_ID,
        title: 'Checkout',
        severity: 'P2',
        kind: 'real',
        visibility: 'normal',
      },
    });
    expect(readDeclaration(sent(view), undefined)).toMatchObject({
      ok: false,
      errors: { title: expect.any(String) },
    });
  });

  it('are for nothing that we did not say', () => {
    for (const text of ['', '{', '{"v":1,"user":"U1"}', 'x'.repeat(4_000)])
      expect(readAbout(text)).toBeUndefined();
  });
});

describe('text from outside in a modal', () => {
  it.each(WORST_TEXTS.map(text => [text.slice(0, 40), text] as const))(
    '%j stays within every limit of Slack',
    (_, text) => {
      const components = { [text]: 'operational' as const };
      expect(
        problemsOfView(edit({ title: text, body: text, components })),
      ).toEqual([]);
      expect(problemsOfView(edit({ components }))).toEqual([]);
      expect(
        problemsOfView(declareModal({ requestId: REQUEST_ID, title: text })),
      ).toEqual([]);
    },
  );
});
