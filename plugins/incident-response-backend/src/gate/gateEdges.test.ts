import type { StatusPage } from '@incident-response/backstage-plugin-incident-response-node';
import { headOfChain } from '../domain/__testUtils__/chain';
import {
  ADA,
  BEN,
  CONDUCTOR,
  INCIDENT_ID,
  KEYS,
  minute,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { foldLedger } from '../domain/foldIncident';
import { headOf } from '../domain/headOf';
import { openCommit, type Commit } from '../domain/ledger';
import { CALL } from '../engine/__testUtils__/smallWorld';
import {
  approvedAs,
  created,
  GOOD,
  ledger,
  REQUEST,
} from './__testUtils__/approvals';
import { gave } from './countApprovals';
import { createStatuspageApprovalGate } from './StatuspageApprovalGate';

const incident = foldLedger(GOOD.map(openCommit));
const [{ approval }] = incident.drafts;
const head = {
  ...headOf(incident, GOOD[GOOD.length - 1], {
    keys: KEYS,
    settings: SETTINGS,
    now: minute(2),
  }),
  ...headOfChain(GOOD),
};

function send(
  place: Partial<Pick<StatusPage, 'page' | 'targets'>> = {},
  at = 2,
  commits = GOOD,
  settings = SETTINGS,
) {
  const gate = createStatuspageApprovalGate({
    store: {
      read: async () => commits,
      head: async () => ({ ...head, ...headOfChain(commits) }),
    },
    statusPage: {
      name: 'page',
      page: SETTINGS.page,
      targets: SETTINGS.targets,
      components: async () => [],
      publish: async () => ({ pageIncidentId: 'P1' }),
      ...place,
    },
    keys: KEYS,
    settings,
    now: () => minute(at),
  });
  return gate.publish(
    {
      incidentId: INCIDENT_ID,
      draftId: 'draft-1',
      key: 'publish:draft-1:1:0',
    },
    CALL,
  );
}

describe('the gate', () => {
  it('publishes to the page that the words were approved for', async () => {
    expect(await send()).toMatchObject({ published: true });
  });

  it.each([
    ['another page', { page: 'other' }],
    ['a target more', { targets: [...SETTINGS.targets, 'elsewhere'] }],
    ['no target', { targets: [] }],
    ['another target', { targets: ['elsewhere'] }],
  ])('publishes to no page that has %s', async (_what, place) => {
    expect(await send(place)).toStrictEqual({
      published: false,
      reason: expect.stringContaining('It was not approved for the page'),
    });
  });

  it('publishes to no page that has only some of the targets', async () => {
    const targets = ['one', 'two'];
    const request = { ...REQUEST, targets };
    const approved = ledger(created(request), approvedAs(request));
    const settings = { ...SETTINGS, targets };
    const answer = (...its: readonly string[]) =>
      send({ targets: its }, 2, approved, settings);
    expect(await answer('two', 'one')).toMatchObject({ published: true });
    expect(await answer('one', 'three')).toMatchObject({ published: false });
  });

  it('tells an approval that lapsed from one that is not there', async () => {
    expect(await send({}, 60)).toStrictEqual({
      published: false,
      reason: expect.stringContaining('publishing had not begun within'),
      lapsed: true,
    });
    expect(await send({}, 2, ledger(created()))).toStrictEqual({
      published: false,
      reason: 'The draft is not approved.',
    });
  });
});

describe('what counts as having approved', () => {
  const { data } = approvedAs();
  const bytes = 'bytes' in data ? data.bytes : '';
  const found = (change: object) => {
    if (!approval) throw new Error('There is no approval.');
    const event = { ...approvedAs(), ...change };
    const commit = { seq: approval.seq, events: [event] };
    return gave(approval, {
      bytes,
      commits: [commit as unknown as Commit],
      draftId: 'draft-1',
    });
  };

  it('is the very person, saying so in an event that is understood', () => {
    expect(found({ actor: ADA })).toBe(true);
    expect(found({ type: 'STATUSPAGE_APPROVAL_GIVEN' })).toBe(true);
    expect(found({ actor: BEN })).toBe(false);
    expect(found({ actor: CONDUCTOR })).toBe(false);
    expect(found({ actor: { ...ADA, kind: 'system' } })).toBe(false);
    expect(found({ type: 'NOTE_ADDED' })).toBe(false);
    expect(found({ type: 'STATUSPAGE_CONFIRMED' })).toBe(false);
    expect(found({ v: 2 })).toBe(false);
    expect(found({ data: { ...data, draftId: 'draft-2' } })).toBe(false);
    expect(found({ data: { ...data, bytes: 'other' } })).toBe(false);
  });
});
