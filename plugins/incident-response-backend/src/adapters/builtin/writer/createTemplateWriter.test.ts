import {
  draftContentSchema,
  type PublicStatus,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  ada,
  declaredAs,
  happens,
  ledgerOf,
  type Happening,
} from '../__testUtils__/incidents';
import { callFor, HOSTILE_TEXTS } from '../__testUtils__/outboundCalls';
import { createTemplateWriter } from './createTemplateWriter';

const writer = createTemplateWriter();
const call = callFor('inc-1/write');
const sha256 = 'a'.repeat(64);

const owned = happens(1, 'OWNERSHIP_RESOLVED', {
  entity: {
    entityRef: 'component:default/checkout-db-7.internal',
    title: 'checkout-db-7.internal',
    statusComponent: 'checkout',
  },
  owners: ['group:default/payments'],
  people: [
    { entityRef: 'user:default/ada', name: 'Ada Moreau', source: 'owner' },
    { email: 'guest@example.com', source: 'on-call' },
  ],
  dependents: [
    {
      entityRef: 'component:default/web',
      title: 'web',
      depth: 1,
      statusComponent: 'website',
    },
    { entityRef: 'component:default/inner', title: 'inner', depth: 1 },
  ],
  gaps: ['user:default/ben has no e-mail in the catalog.'],
});

function publishing(status: PublicStatus = 'investigating'): Happening[] {
  const request = {
    title: 'Payments are failing',
    status,
    impact: 'minor' as const,
    body: 'Cards are declined.',
    components: { checkout: 'partial_outage' as const },
    notify: true,
    page: 'main',
    operation: { type: 'create' as const },
    targets: ['built-in'],
  };
  const draft = { draftId: 'draft-1', revision: 1, sha256 };
  return [
    happens(60, 'STATUSPAGE_DRAFT_CREATED', { ...draft, request }),
    happens(
      90,
      'STATUSPAGE_DRAFT_APPROVED',
      { ...draft, bytes: '[]', rule: 'incident commander' },
      ada,
    ),
    happens(92, 'STATUSPAGE_PUBLISHED', {
      ...draft,
      pageIncidentId: 'p1',
      found: false,
    }),
  ];
}

function whole(text: string): Happening[] {
  return [
    declaredAs(text, { summary: text, severityReason: text }),
    owned,
    happens(2, 'ALERT_RECORDED', {
      eventKey: 'e1',
      receivedAt: '2026-11-23T10:00:02.000Z',
      alert: {
        source: 'grafana-oncall',
        group: 'g1',
        startedAt: '2026-11-23T09:59:00.000Z',
        trigger: 'alert group created',
        state: 'firing',
        title: text.slice(0, 1_000),
        severity: 'P1',
        severityReason: 'label',
        entityHints: [],
        labels: {},
        contacts: [],
      },
    }),
    happens(3, 'WAR_ROOM_CREATED', {
      generation: 1,
      roomId: 'r',
      name: 'inc-x',
      url: 'https://app.example',
    }),
    happens(4, 'CHANGES_ATTACHED', {
      facts: [
        {
          label: text.slice(0, 200),
          value: text.slice(0, 2_000),
          note: text.slice(0, 500),
        },
        { label: 'Deploys', value: null, note: 'GitHub did not answer' },
      ],
    }),
    happens(5, 'WAR_ROOM_ASSEMBLED', { tookMs: 5_000, gaps: [text] }),
    happens(5, 'EFFECT_CLAIMED', {
      key: 'post:headline',
      claimId: 'c1',
      owner: 'host',
    }),
    happens(30, 'COMMAND_TAKEN', { ic: 'user:default/ada' }, ada),
    happens(40, 'NOTE_ADDED', { noteId: 'n1', text }, ada),
    happens(45, 'EFFECT_FAILED', {
      key: 'invite:1',
      failure: 'transient',
      failures: 3,
      sentence: text,
    }),
    ...publishing(),
    happens(600, 'INCIDENT_MITIGATED', { summary: text }, ada),
    happens(3_725, 'INCIDENT_RESOLVED', { summary: text }, ada),
  ];
}

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
    const { markdown, timeline } = await postmortemOf(whole('Checkout errors'));
    expect(statements(markdown).length).toBeGreaterThan(30);
    expectEverySentenceCited(markdown, timeline);
  });

  it('has every section and leaves to people what only they know', async () => {
    const { markdown } = await postmortemOf(whole('Checkout errors'));
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
    const { markdown } = await postmortemOf(whole('Checkout errors'));
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
    const { markdown } = await postmortemOf(whole('Checkout errors'));
    expect(markdown).toContain(
      'draft\\-1 revision 1 was approved by ada (incident commander) and published 2 s later [#12] [#13]',
    );
    expect(markdown).toContain(
      '“Payments are failing: Cards are declined.” [#11]',
    );
  });

  it('shows an unknown value as unknown', async () => {
    const { markdown } = await postmortemOf(whole('Checkout errors'));
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
    const one = await postmortemOf(whole('Checkout errors'));
    expect((await postmortemOf(whole('Checkout errors'))).markdown).toBe(
      one.markdown,
    );
  });

  it.each(HOSTILE_TEXTS)('lets outside text do nothing: %j', async text => {
    const { markdown, timeline } = await postmortemOf(whole(text));
    expectEverySentenceCited(markdown, timeline);
    expect(markdown.replace(/\\./g, '')).not.toMatch(
      /[<>`*]|\]\(|:\/\/|www\.|@\w/,
    );
    expect(markdown).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    expect(markdown.match(/^## /gm)).toHaveLength(12);
    expect(markdown.length).toBeLessThan(60_000);
  });
});

describe('the status templates', () => {
  const draft = async (happenings: Happening[], status: PublicStatus) =>
    writer.draftStatus(
      { incident: ledgerOf(happenings).incident, status },
      call,
    );

  it.each(['investigating', 'identified', 'monitoring', 'resolved'] as const)(
    'write two to four calm sentences for %s that a page accepts',
    async status => {
      const content = await draft(
        [declaredAs('x'), owned, ...publishing()],
        status,
      );
      expect(draftContentSchema.parse(content)).toEqual(content);
      expect(content.status).toBe(status);
      const sentences = content.body.match(/[^.]+\./g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(sentences.length).toBeLessThanOrEqual(4);
    },
  );

  it.each(HOSTILE_TEXTS)(
    'let nothing inner reach customers: %j',
    async text => {
      const inner = [declaredAs(text, { summary: text }), owned];
      const content = await draft(inner, 'investigating');
      expect(content).toEqual(
        await draft([declaredAs('Another'), owned], 'investigating'),
      );
      expect(JSON.stringify(content)).not.toMatch(/internal|payments|ada/i);
    },
  );

  it('show a placeholder where nobody knows the impact yet', async () => {
    const content = await draft([declaredAs('x')], 'investigating');
    expect(content.body).toContain('[describe impact]');
    expect(content.components).toEqual({});
    const known = await draft([declaredAs('x'), owned], 'investigating');
    expect(known.body).not.toContain('[describe impact]');
  });

  it('suggest the components the catalog names, the broken one worst', async () => {
    const content = await draft([declaredAs('x'), owned], 'investigating');
    expect(content.impact).toBe('critical');
    expect(content.components).toEqual({
      checkout: 'major_outage',
      website: 'degraded_performance',
    });
  });

  it('keep the title, impact and components customers have read', async () => {
    const content = await draft(
      [declaredAs('x'), owned, ...publishing()],
      'monitoring',
    );
    expect(content).toMatchObject({
      title: 'Payments are failing',
      impact: 'minor',
      components: { checkout: 'partial_outage' },
    });
  });

  it('put back to operational what was marked, and nothing else', async () => {
    const content = await draft(
      [declaredAs('x'), owned, ...publishing()],
      'resolved',
    );
    expect(content.components).toEqual({ checkout: 'operational' });
  });

  it('call a drill a drill and notify nobody of it', async () => {
    const content = await draft(
      [declaredAs('x', { kind: 'drill' })],
      'investigating',
    );
    expect(content.title).toBe('Drill: Service disruption');
    expect(content.body).toContain('This is a drill.');
    expect(content.notify).toBe(false);
  });
});
