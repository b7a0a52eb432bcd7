import {
  draftContentSchema,
  type PublicStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  ada,
  declaredAs,
  happens,
  ledgerOf,
  type Happening,
} from '../__testUtils__/incidents';
import { callFor, HOSTILE_TEXTS } from '../__testUtils__/outboundCalls';
import { owned, publishing } from '../__testUtils__/wholeIncident';
import { createTemplateWriter } from './createTemplateWriter';

const writer = createTemplateWriter();
const call = callFor('inc-1/write');

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

  it('do not claim to list everything where the catalog was not read to its end', async () => {
    const partly: Happening = {
      ...owned,
      data: { ...(owned.data as object), incomplete: { dependents: true } },
    };
    const whole = await draft([declaredAs('x'), owned], 'investigating');
    const part = await draft([declaredAs('x'), partly], 'investigating');
    expect(whole.body).toContain('It affects the components listed');
    expect(part.body).toContain('It affects at least the components listed');
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

  it('go on from the words customers read last, in whatever order they were drafted', async () => {
    const [drafted, ...published] = publishing();
    const other = { draftId: 'draft-2', revision: 1, sha256: 'b'.repeat(64) };
    const early: Happening[] = [
      happens(61, 'STATUSPAGE_DRAFT_CREATED', {
        ...other,
        request: {
          title: 'Something is slow',
          status: 'investigating',
          impact: 'critical',
          body: 'We are looking.',
          components: { checkout: 'major_outage' },
          notify: true,
          page: 'main',
          operation: { type: 'create' },
          targets: ['built-in'],
        },
      }),
      happens(
        62,
        'STATUSPAGE_DRAFT_APPROVED',
        { ...other, bytes: '[]', rule: 'incident commander' },
        ada,
      ),
      happens(63, 'STATUSPAGE_PUBLISHED', {
        ...other,
        pageIncidentId: 'p1',
        found: false,
      }),
    ];
    const content = await draft(
      [declaredAs('x'), drafted, ...early, ...published],
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
