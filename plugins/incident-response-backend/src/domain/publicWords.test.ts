import { commanded, drafted } from './__testUtils__/incidents';
import { ask, incidentOf, WORDS } from './__testUtils__/ledgerOf';

const RTL = String.fromCodePoint(0x202e);
const NUL = String.fromCodePoint(0);
const HALF = String.fromCodePoint(0xd83d);
const LINE = String.fromCodePoint(0x2028);

describe('words that would be read otherwise than they are published', () => {
  it.each([
    ['turned round', { body: `It is ${RTL}` }, 'body', 'U+202E', 7],
    ['with a NUL', { body: `a${NUL}b` }, 'body', 'U+0000', 2],
    ['with half a character', { title: `🔥${HALF}` }, 'title', 'U+D83D', 2],
    ['on two lines', { title: 'A\nStatus: x' }, 'title', 'U+000A', 2],
    ['on two lines too', { title: `A${LINE}B` }, 'title', 'U+2028', 2],
    [
      'about a hidden component',
      { components: { [`c${RTL}`]: 'operational' as const } },
      'component id',
      'U+202E',
      2,
    ],
  ])('are refused, naming the place: %s', (_what, change, where, code, at) => {
    const content = { ...WORDS, ...change };
    const refused = {
      ok: false,
      reason: 'invalid',
      sentence: `The ${where} has the character ${code} at position ${at}, with which people may read other words than are published. Remove it.`,
    };
    expect(ask(incidentOf(), { type: 'draftStatus', content })).toEqual(
      refused,
    );
    expect(
      ask(drafted(), {
        type: 'reviseDraft',
        draftId: 'draft-1',
        revision: 1,
        content,
      }),
    ).toEqual(refused);
  });

  it('are not those of other scripts, with emoji, or of several lines', () => {
    const body = 'שלום – 你好 👩‍💻\r\n\tWe are on it.\n';
    const said = drafted(commanded(), { body }).drafts[0].revisions[0].request;
    expect(said.body).toBe(body.trim());
  });
});
