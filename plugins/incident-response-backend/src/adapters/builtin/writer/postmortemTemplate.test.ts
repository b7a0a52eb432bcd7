import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
import {
  ada,
  declaredAs,
  happens,
  ledgerOf,
  type Happening,
} from '../__testUtils__/incidents';
import { callFor, HOSTILE_TEXTS } from '../__testUtils__/outboundCalls';
import { wholeIncident } from '../__testUtils__/wholeIncident';
import { createTemplateWriter } from './createTemplateWriter';

const writer = createTemplateWriter();
const call = callFor('inc-1/write');

async function postmortemOf(happenings: readonly Happening[]) {
  const ledger = ledgerOf(happenings);
  const { markdown } = await writer.draftPostmortem(ledger, call);
  return { ...ledger, markdown };
}

const PLACEHOLDER = /_\[[^\]]+\]_/g;

/** Lines that state something: no headings, no table frame, no placeholders. */
function statements(markdown: string): readonly string[] {
  return markdown
    .split('\n')
    .filter(
      line => line.trim() && !/^#{1,6} |^\| (---|Action|Measured)/.test(line),
    )
    .filter(line => /[a-z]/i.test(line.replace(PLACEHOLDER, '')))
    .filter(line => !/^\| [^|]+ \| _\[[^\]]+\]_ \| \|$/.test(line));
}

function cited(line: string): readonly number[] {
  const end = line.replace(/ \|$/, '').match(/(?: \[#\d+\])+$/)?.[0] ?? '';
  return [...end.matchAll(/#(\d+)/g)].map(([, seq]) => Number(seq));
}

function expectEverySentenceCited(
  markdown: string,
  timeline: readonly TimelineEntry[],
) {
  const seqs = new Set(timeline.map(({ seq }) => seq));
  for (const line of statements(markdown)) {
    const citations = cited(line);
    expect({ line, citations: citations.length }).not.toEqual({
      line,
      citations: 0,
    });
    expect({ line, unknown: citations.filter(seq => !seqs.has(seq)) }).toEqual({
      line,
      unknown: [],
    });
  }
}

describe('the postmortem template', () => {
  it('cites the ledger in every sentence', async () => {
    const { markdown, timeline } = await postmortemOf(
      wholeIncident('Checkout errors'),
    );
    expect(statements(markdown).length).toBeGreaterThan(30);
    expectEverySentenceCited(markdown, timeline);
  });

  it('has every section and leaves to people what only they know', async () => {
    const { markdown } = await postmortemOf(wholeIncident('Checkout errors'));
    expect(markdown.match(/^## .+$/gm)).toEqual(
      [
        'Summary',
        'Timeline',
        'Participants and roles',
        'Metrics',
        'Public communication',
        'Alerts',
        'Changes',
        'Context',
        'Gaps and failures',
        'Root cause',
        'Action items',
        'What went well',
      ].map(title => `## ${title}`),
    );
    expect(markdown).toContain('_[IC to complete: root cause]_');
    expect(markdown).toContain('| _[IC to complete]_ | | |');
  });

  it('measures from the declaration and shows what is missing as missing', async () => {
    const { markdown } = await postmortemOf(wholeIncident('Checkout errors'));
    expect(markdown).toContain('| Time to acknowledge | 30 s | [#1] [#8] |');
    expect(markdown).toContain('| Time to war room | 3 s | [#1] [#4] |');
    expect(markdown).toContain(
      '| Time to first public word | 1 min 32 s | [#1] [#13] |',
    );
    expect(markdown).toContain(
      '| Time to resolve | 1 h 2 min 5 s | [#1] [#15] |',
    );
    const young = await postmortemOf([declaredAs('Checkout errors')]);
    expect(young.markdown).toContain(
      '| Time to mitigate | _[not on the ledger]_ | |',
    );
    expectEverySentenceCited(young.markdown, young.timeline);
  });

  it('says who approved which public words, and how long they waited', async () => {
    const { markdown } = await postmortemOf(wholeIncident('Checkout errors'));
    expect(markdown).toContain(
      'draft\\-1 revision 1 was approved by ada (incident commander) and published 2 s later [#12] [#13]',
    );
    expect(markdown).toContain(
      '“Payments are failing: Cards are declined.” [#11]',
    );
  });

  it('links the war room and those before it, and none where there was none', async () => {
    const opened = (generation: number, name: string, url: string) =>
      happens(generation, 'WAR_ROOM_CREATED', {
        generation,
        roomId: `C${generation}`,
        name,
        url,
      });
    const { markdown, timeline } = await postmortemOf([
      declaredAs('Checkout errors'),
      opened(1, 'inc-a', 'https://acme.slack.com/archives/C1'),
      opened(2, 'inc-a-r2', 'https://acme.slack.com/archives/C2'),
    ]);
    expect(markdown).toContain(
      [
        '- War room: [inc\\-a\\-r2](https://acme.slack.com/archives/C2) [#3]',
        '- Earlier war room: [inc\\-a](https://acme.slack.com/archives/C1) [#2]',
      ].join('\n'),
    );
    expectEverySentenceCited(markdown, timeline);
    const without = await postmortemOf([declaredAs('Checkout errors')]);
    expect(without.markdown).not.toMatch(/war room:|\]\(/i);
  });

  it.each([
    [['javascript', 'alert(1)'].join(':'), 'inc\\-x [#2]'],
    ['no address', 'inc\\-x [#2]'],
    [
      'https://a.example/x)![y](z<b>*_c`?q=`|\\"\'',
      '[inc\\-x](https://a.example/x%29%21%5By%5D%28z%3Cb%3E%2A_c%60?q=%60%7C%5C%22%27) [#2]',
    ],
  ])('lets the address %s of a room be no more than that', async (url, as) => {
    const { markdown } = await postmortemOf([
      declaredAs('Checkout errors'),
      happens(1, 'WAR_ROOM_CREATED', {
        generation: 1,
        roomId: 'C1',
        name: 'inc-x',
        url,
      }),
    ]);
    expect(markdown).toContain(`- War room: ${as}\n`);
  });

  it('shows an unknown value as unknown', async () => {
    const { markdown } = await postmortemOf(wholeIncident('Checkout errors'));
    expect(markdown).toContain('Deploys: unknown (GitHub did not answer) [#5]');
  });

  it('keeps both ends of a very long timeline and says what it leaves out', async () => {
    const notes = Array.from({ length: 1_000 }, (_, n) =>
      happens(n, 'NOTE_ADDED', { noteId: `n${n}`, text: `note ${n}` }, ada),
    );
    const { markdown, timeline } = await postmortemOf([
      declaredAs('Long'),
      ...notes,
    ]);
    expect(markdown).toContain('601 more entries are on the incident page');
    expect(markdown).toContain('note 999');
    expectEverySentenceCited(markdown, timeline);
  });

  it('is the same for the same ledger', async () => {
    const one = await postmortemOf(wholeIncident('Checkout errors'));
    expect(
      (await postmortemOf(wholeIncident('Checkout errors'))).markdown,
    ).toBe(one.markdown);
  });

  it.each(HOSTILE_TEXTS)('lets outside text do nothing: %j', async text => {
    const { markdown, timeline } = await postmortemOf(wholeIncident(text));
    expectEverySentenceCited(markdown, timeline);
    const words = markdown.replace('[inc\\-x](https://app.example/)', '');
    expect(words).not.toBe(markdown);
    expect(words.replace(/\\./g, '')).not.toMatch(
      /[<>`*]|\]\(|:\/\/|www\.|@\w/,
    );
    expect(markdown).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    expect(markdown.match(/^## /gm)).toHaveLength(12);
    expect(markdown.length).toBeLessThan(60_000);
  });
});
