import { HOSTILE_TEXTS } from '../__testUtils__/outboundCalls';
import { overallStatus, type PublicIncident } from './PublicStatusSummary';
import { renderPublicStatusPage } from './renderPublicStatusPage';

function incident(text: string): PublicIncident {
  const at = '2026-11-23T10:05:00.000Z';
  return {
    id: 'incident-1',
    title: text,
    status: 'identified',
    impact: 'major',
    startedAt: at,
    resolvedAt: null,
    updates: [
      {
        status: 'identified',
        body: text,
        at,
        components: [{ name: text, status: 'partial_outage' }],
      },
    ],
  };
}

function pageWith(text: string): string {
  return renderPublicStatusPage({
    page: { id: 'main', title: text },
    status: overallStatus([incident(text)], []),
    components: [{ id: text, name: text, status: 'major_outage' }],
    incidents: [incident(text)],
    history: [],
  });
}

/** The elements of a page, without its texts. */
function skeleton(html: string): readonly string[] {
  return html.match(/<[a-z!/][^>]*>/gi) ?? [];
}

describe('the public page', () => {
  it.each(HOSTILE_TEXTS)('has the same elements whatever is said: %j', text => {
    expect(skeleton(pageWith(text))).toEqual(skeleton(pageWith('Calm words')));
  });

  it('needs no script and loads nothing from anywhere', () => {
    expect(pageWith('Calm words')).not.toMatch(
      /<script|<link|<img|<iframe|@import|url\(|\son\w+=|https?:/i,
    );
  });

  it('says in words what colours say, names its parts and its language', () => {
    const html = pageWith('Calm words');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Major outage');
    expect(html).toContain('Partial outage'.toLowerCase());
    expect(html).toContain('<h2 id="open-title">Open incidents</h2>');
    expect(html).toContain('aria-labelledby="open-title"');
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain(
      '<time datetime="2026-11-23T10:05:00.000Z">23 Nov 2026, 10:05 UTC</time>',
    );
  });

  it('keeps text that turns the direction of writing inside its own element', () => {
    const html = pageWith('\u202egnp.exe');
    expect(html).toContain('<p class="body" dir="auto">\u202egnp.exe</p>');
    expect(html).toContain('<bdi>\u202egnp.exe</bdi>');
  });

  it('follows the reader into the dark', () => {
    expect(pageWith('x')).toContain('@media (prefers-color-scheme:dark)');
    expect(pageWith('x')).toContain(
      '<meta name="color-scheme" content="light dark">',
    );
  });
});

describe('the overall status', () => {
  it('is the worst of open incidents and components', () => {
    expect(
      overallStatus([], [{ status: 'degraded_performance' }]).indicator,
    ).toBe('minor');
    expect(
      overallStatus([{ impact: 'critical' }], [{ status: 'operational' }])
        .indicator,
    ).toBe('critical');
    expect(overallStatus([], [{ status: 'under_maintenance' }]).indicator).toBe(
      'none',
    );
  });

  it('does not call operational what is under maintenance', () => {
    expect(
      overallStatus([], [{ status: 'under_maintenance' }]).description,
    ).toBe('Some systems are under maintenance');
  });

  it('does not hide an open incident without impact', () => {
    expect(overallStatus([{ impact: 'none' }], []).description).toBe(
      'An incident is open; all systems are operational',
    );
  });
});
