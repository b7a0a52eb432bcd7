import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  approved,
  commanded,
  drafted,
  published,
  RESOLVED,
} from '../__testUtils__/incidents';
import {
  accepted,
  after,
  DECLARED,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';

const due = (incident: FoldedIncident, at = 3) =>
  plan(incident, SETTINGS, minute(at)).due.flatMap(effect =>
    effect.kind === 'announce' ? [effect] : [],
  );
const whats = (incident: FoldedIncident, at = 3) =>
  due(incident, at).map(({ what }) => what);

const told = (what: string) =>
  happened(
    'ANNOUNCEMENT_POSTED',
    { what, messageId: `a-${what}` },
    { effect: `announce:${what}` },
  );
const claimed = (what: string) =>
  happened('EFFECT_CLAIMED', {
    key: `announce:${what}`,
    claimId: `c-${what}`,
    owner: 'a replica',
  });
const failed = (what: string, failure: 'transient' | 'permanent') =>
  happened('EFFECT_FAILED', {
    key: `announce:${what}`,
    failure,
    failures: 3,
    sentence: 'Slack was not there.',
  });
const severity = (from: 'P1' | 'P2', to: 'P1' | 'P2', at = 2) =>
  happened(
    'SEVERITY_CHANGED',
    { from, to, reason: 'half of it works' },
    { at: minute(at) },
  );
const mitigated = (at = 2) =>
  happened(
    'INCIDENT_MITIGATED',
    { summary: 'Rolled back.' },
    { at: minute(at) },
  );
const reopened = (at: number) =>
  happened('INCIDENT_REOPENED', { reason: 'It is back.' }, { at: minute(at) });
const PAGE = `https://backstage.example.org/incidents/${incidentOf().id}`;

describe('everybody hears', () => {
  it('that there is an incident: how grave, what, since when, and where to read on', () => {
    expect(due(incidentOf())).toEqual([
      {
        kind: 'announce',
        key: 'announce:opened',
        what: 'opened',
        content: {
          title: 'P1: Checkout error rate above 5 %',
          lines: ['Since 2026-11-23 10:00 UTC.'],
          links: [{ label: 'Incident page', url: PAGE }],
        },
      },
    ]);
  });

  it('once', () => {
    expect(whats(incidentOf(told('opened')))).toEqual([]);
  });

  it.each<[string, string, readonly LedgerEvent[]]>([
    ['severity:1', 'P2, was P1: Checkout', [severity('P1', 'P2')]],
    ['mitigated', 'P1 mitigated: Checkout', [mitigated()]],
    ['resolved', 'P1 resolved: Checkout', [RESOLVED]],
    [
      'reopened:1',
      'P1 reopened: Checkout',
      [RESOLVED, told('resolved'), reopened(31)],
    ],
    [
      'mitigated:2',
      'P1 mitigated: Checkout',
      [mitigated(), told('mitigated'), RESOLVED, reopened(31), mitigated(32)],
    ],
    [
      'severity:2',
      'P1, was P2: Checkout',
      [severity('P1', 'P2'), mitigated(), severity('P2', 'P1', 3)],
    ],
  ])('that it is %s', (what, title, events) => {
    const [announcement, ...others] = due(
      incidentOf(told('opened'), ...events),
      32,
    );
    expect(announcement).toMatchObject({ key: `announce:${what}`, what });
    expect(announcement.content.title).toMatch(new RegExp(`^${title}`));
    expect(others).toEqual([]);
  });

  it('the reason of whoever changed it', () => {
    const [change] = due(
      accepted(commanded(incidentOf(told('opened'))), [
        { type: 'changeSeverity', severity: 'P2', reason: 'half of it works' },
      ]),
    );
    expect(change.content.lines).toEqual(['ada: half of it works']);
  });

  it.each<[string, string, LedgerEvent]>([
    [
      'dismissed',
      'P1 was a false alarm: Checkout',
      happened('INCIDENT_DISMISSED', { reason: 'A test of the alert.' }),
    ],
    [
      'merged',
      'P1 goes on in inc-2: Checkout',
      happened('INCIDENT_MERGED', { into: 'inc-2', reason: 'The same.' }),
    ],
  ])('that it was %s, if it heard of it at all', (what, title, end) => {
    const heard = incidentOf(told('opened'), end);
    expect(whats(heard)).toEqual([what]);
    expect(due(heard)[0].content.title).toMatch(new RegExp(`^${title}`));
    expect(whats(incidentOf(end))).toEqual([]);
    expect(whats(after(heard, told(what)))).toEqual([]);
  });

  it('that customers still read of what is resolved, only where they do', () => {
    const line =
      'Customers still read of it: its entry on the status page is open.';
    const linesOf = (incident: FoldedIncident) =>
      due(incident, 31).flatMap(({ content }) => content.lines);
    const open = published(approved(drafted(commanded())));
    expect(linesOf(after(open, RESOLVED))).toContain(line);
    expect(linesOf(incidentOf(RESOLVED))).toEqual(['All clear.']);
  });
});

describe('nobody hears', () => {
  it('late of what was missed, whatever else is still to be told', () => {
    expect(whats(incidentOf(), 30)).toEqual(['opened']);
    expect(whats(incidentOf(), 31)).toEqual([]);
    const changed = incidentOf(severity('P1', 'P2', 20));
    expect(whats(changed, 50)).toEqual(['severity:1']);
    expect(whats(changed, 51)).toEqual([]);
    expect(
      whats(
        accepted(commanded(incidentOf(told('opened'))), [
          { type: 'dismiss', reason: 'A test of the alert.' },
        ]),
        40,
      ),
    ).toEqual([]);
  });

  it('what a newer word has overtaken', () => {
    expect(
      whats(incidentOf(severity('P1', 'P2'), severity('P2', 'P1'))),
    ).toEqual(['severity:2']);
    const over = incidentOf(severity('P1', 'P2'), mitigated());
    expect(whats(over)).toEqual(['mitigated']);
    expect(whats(after(over, told('mitigated')))).toEqual([]);
    expect(whats(incidentOf(RESOLVED), 31)).toEqual(['resolved']);
  });

  it('of a severity that was changed once it was over', () => {
    const over = incidentOf(RESOLVED, severity('P1', 'P2', 31));
    expect(whats(over, 32)).toEqual(['resolved']);
  });

  it('that an assembly is tried again', () => {
    const again = incidentOf(
      told('opened'),
      happened('ASSEMBLY_FAILED', { reason: 'no room' }),
      reopened(2),
    );
    expect(whats(again)).toEqual([]);
  });

  it('anything of a restricted incident, and never late once it is not', () => {
    const secret = after(undefined, {
      ...DECLARED,
      data: { ...DECLARED.data, visibility: 'restricted' },
    } as typeof DECLARED);
    expect(whats(secret)).toEqual([]);
    expect(whats(after(secret, claimed('opened'), RESOLVED), 31)).toEqual([]);
    const lifted = after(
      secret,
      happened('RESTRICTION_LIFTED', { reason: 'It is known.' }),
    );
    expect(whats(lifted, 31)).toEqual([]);
  });
});

describe('an announcement that is being made', () => {
  it('comes before what is known since, also that it is over', () => {
    const begun = incidentOf(claimed('opened'));
    const graver = after(begun, severity('P1', 'P2'));
    expect(whats(graver)).toEqual(['opened']);
    expect(whats(after(graver, RESOLVED), 31)).toEqual(['opened']);
    const done = after(graver, told('opened'));
    expect(whats(done)).toEqual(['severity:1']);
    expect(whats(after(done, RESOLVED), 31)).toEqual(['resolved']);
  });

  it('is tried on for as long as there is nothing newer', () => {
    const begun = incidentOf(claimed('opened'), failed('opened', 'transient'));
    expect(whats(begun, 500)).toEqual(['opened']);
    expect(whats(after(begun, severity('P1', 'P2')))).toEqual(['severity:1']);
  });

  it('that failed is forgotten once something newer is tried or told', () => {
    const keys = (incident: FoldedIncident) =>
      Object.keys(incident.effects).filter(key => key.startsWith('announce:'));
    const parked = incidentOf(
      told('opened'),
      claimed('severity:1'),
      failed('severity:1', 'permanent'),
    );
    expect(keys(parked)).toContain('announce:severity:1');
    const others = ['announce:opened', 'announce:mitigated'];
    expect(keys(after(parked, claimed('mitigated')))).toEqual(others);
    expect(keys(after(parked, told('mitigated')))).toEqual(others);
  });

  it('waits for a person where it cannot be made', () => {
    const parked = incidentOf(claimed('opened'), failed('opened', 'permanent'));
    expect(whats(parked)).toEqual([]);
    const asked = accepted(parked, [
      { type: 'retryEffect', effect: 'announce:opened' },
    ]);
    expect(whats(asked, 500)).toEqual(['opened']);
  });
});

it('marks a drill, so that nobody takes it for real', () => {
  const drill = after(undefined, {
    ...DECLARED,
    data: { ...DECLARED.data, kind: 'drill' },
  } as typeof DECLARED);
  expect(due(drill)[0].content.title).toMatch(/^\[DRILL\] P1: /);
});
