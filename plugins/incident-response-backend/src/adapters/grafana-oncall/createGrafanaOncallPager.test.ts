import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import {
  callFor,
  lateCall,
  lostCall,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import {
  openGroup,
  startGrafanaOncallApi,
  type AlertGroup,
  type GrafanaOncallApi,
  type GrafanaOncallApiOptions,
  type OncallOrganisation,
} from '@incident-response/twins';
import { createHttpClient } from '../../http/httpClient';
import { createGrafanaOncallPager } from './createGrafanaOncallPager';

const AT = '2026-11-23T10:00:00.000000Z';
const users = ['ada', 'ben', 'eve'].map((username, n) => ({
  id: `U${n + 1}`,
  username,
  email: `${username}@example.org`,
}));
const CHAIN: OncallOrganisation['chain'] = [
  { type: 'notify_on_call_from_schedule', schedule: 'SPRIMARY' },
  { type: 'wait', seconds: 300 },
  { type: 'notify_persons', persons: ['U2', 'U1'] },
  { type: 'notify_person_next_each_time', persons: ['U3', 'UGONE'] },
  { type: 'notify_on_call_from_schedule', schedule: 'SGONE' },
  { type: 'notify_team_members', team: 'T1' },
];
const organisation: OncallOrganisation = {
  users,
  schedules: [{ id: 'SPRIMARY', onCallNow: ['U1'] }],
  chain: CHAIN,
};

let api: GrafanaOncallApi;
afterEach(() => api.stop());

const firing = openGroup('G1', { title: 'Checkout is slow' }, AT);
const KEY = 'oncall-user-key';

async function paging(
  change: Partial<GrafanaOncallApiOptions> & {
    readonly group?: AlertGroup;
    readonly token?: string;
    readonly path?: string;
  } = {},
) {
  api = await startGrafanaOncallApi({
    groups: () => [change.group ?? firing],
    organisation,
    ...change,
  });
  return createGrafanaOncallPager({
    url: `${api.url}${change.path ?? ''}`,
    token: () => change.token ?? KEY,
    http: createHttpClient({ allowPrivate: true }),
  });
}

const about = (incident: Partial<Incident> = {}, group = 'G1') => ({
  incident: sampleIncident(incident),
  group,
  text: 'P1 Checkout is slow: nobody is in command.',
});
const call = () => callFor('inc-sample/page:no-commander:1');
const rung = () => api.pages().map(({ userId }) => userId);

/** How it failed, in words and by class. */
const failing = (paged: Promise<unknown>): Promise<OutboundCallError> =>
  paged.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => {
      if (error instanceof OutboundCallError) return error;
      throw error;
    },
  );

describe('paging by Grafana OnCall', () => {
  it('rings whom the escalation chain of the alert group notifies now, each once', async () => {
    const pager = await paging({ currentTeam: 'T1' });
    const outbound = call();
    expect(await pager.page(about(), outbound)).toEqual({
      people: users.map(({ email }) => ({ email })),
    });
    expect(api.pages()).toEqual(
      ['U1', 'U2', 'U3'].map(userId => ({
        groupId: 'G1',
        userId,
        important: true,
        opened: false,
      })),
    );
    expect(outbound.begun()).toBe(1);
    const post = api.calls().filter(({ method }) => method === 'POST');
    expect(post.map(({ body }) => JSON.parse(body))).toEqual([
      {
        alert_group_id: 'G1',
        team: null,
        users: ['U1', 'U2', 'U3'].map(id => ({ id, important: true })),
      },
    ]);
  });

  it.each(['/', '/api/v1', '/api/v1/'])(
    'takes the address also as …%s',
    async path => {
      const pager = await paging({ path });
      await pager.page(about(), call());
      expect(rung()).toHaveLength(3);
    },
  );

  it('rings whom the alert named where the chain names nobody, of those OnCall knows', async () => {
    const others = Array.from({ length: 150 }, (_none, n) => ({
      id: `UX${n}`,
      username: `x${n}`,
      email: `x${n}@example.org`,
    }));
    const pager = await paging({
      organisation: { users: [...others, ...users] },
    });
    const responder = (id: string, source: 'on-call' | 'owner') => ({
      id: `user:default/${id}`,
      email: `${id.toUpperCase()}@example.org`,
      source,
      invite: 'invited' as const,
    });
    const responders = [
      responder('ben', 'on-call'),
      responder('stranger', 'on-call'),
      responder('ada', 'owner'),
    ];
    expect(await pager.page(about({ responders }), call())).toEqual({
      people: [{ email: 'ben@example.org' }],
    });
    expect(rung()).toEqual(['U2']);
  });

  it('says that there is nobody', async () => {
    const pager = await paging({ organisation: { users, chain: [] } });
    expect(await pager.page(about(), call())).toEqual({
      people: [],
      error: expect.stringContaining('names nobody who is on call'),
    });
    expect(api.calls().every(({ method }) => method === 'GET')).toBe(true);
  });

  it('pages nobody for a group that is resolved, also where that was just now', async () => {
    const over: AlertGroup = { ...firing, state: 'resolved' };
    const pager = await paging({ group: over });
    const resolved = { people: [], error: expect.stringContaining('resolved') };
    expect(await pager.page(about(), call())).toEqual(resolved);
    expect(api.calls()).toHaveLength(1);
    await api.stop();
    let reads = 0;
    const late = await paging({ groups: () => [reads++ < 9 ? firing : over] });
    expect(await late.page(about(), call())).toEqual(resolved);
    expect(api.calls().at(-1)?.method).toBe('POST');
    expect(rung()).toEqual([]);
  });

  it('opens no alert group, and sends no word of ours', async () => {
    const pager = await paging();
    await pager.page(about(), call());
    expect(api.pages().some(({ opened }) => opened)).toBe(false);
    expect(JSON.stringify(api.calls())).not.toContain('nobody is in command');
  });
});

describe('a page that fails', () => {
  it.each([
    ['rateLimited', { type: 'rateLimited', seconds: 42, to: 'pages' }],
    ['rateLimited, while reading', { type: 'rateLimited', seconds: 42 }],
  ] as const)('waits as long as OnCall asks: %s', async (_what, fault) => {
    const pager = await paging();
    api.misbehave(fault);
    expect(await failing(pager.page(about(), call()))).toMatchObject({
      failure: 'not-executed',
      retryAfterMs: 42_000,
    });
    expect(rung()).toEqual([]);
  });

  it.each([
    ['the reply is lost', { type: 'replyLost', to: 'pages' }, 3],
    ['it says 500 after it', { type: 'serverError', to: 'pages' }, 3],
    [
      'it says 502 instead',
      { type: 'serverError', to: 'pages', status: 502, committed: false },
      0,
    ],
  ] as const)('is unknown where %s', async (_what, fault, rings) => {
    const pager = await paging();
    api.misbehave(fault);
    const error = await failing(pager.page(about(), call()));
    expect(error.failure).toBe('unknown');
    expect(rung()).toHaveLength(rings);
  });

  it.each(['headers', 'body'] as const)(
    'is unknown where the %s never end, and is not waited for longer than it may',
    async where => {
      const pager = await paging();
      api.misbehave({ type: 'stall', where, to: 'pages' });
      const outbound = { ...call(), deadlineMs: 1_500 };
      const error = await failing(pager.page(about(), outbound));
      expect(error.failure).toBe('unknown');
      expect(error.message).toMatch(/gave no answer within 1500 ms/);
    },
  );

  it.each(['replyLost', 'serverError'] as const)(
    'was not done where reading failed: %s',
    async type => {
      const pager = await paging();
      api.misbehave({ type, to: 'reads' });
      const outbound = call();
      const error = await failing(pager.page(about(), outbound));
      expect(error.failure).toBe('not-executed');
      expect(outbound.begun()).toBe(0);
    },
  );

  it('was not done where reading took so long that too little time is left', async () => {
    const pager = await paging();
    api.misbehave({ type: 'stall', where: 'headers', to: 'reads' });
    const outbound = { ...call(), deadlineMs: 200 };
    const error = await failing(pager.page(about(), outbound));
    expect(error.failure).toBe('not-executed');
    expect(rung()).toEqual([]);
  });

  it('was not done where OnCall is not there, the claim is lost, or it is too late', async () => {
    const pager = await paging();
    await expect(pager.page(about(), lostCall('k'))).rejects.toThrow(
      'no longer ours',
    );
    const late = await failing(pager.page(about(), lateCall('k')));
    expect(late.failure).toBe('not-executed');
    expect(rung()).toEqual([]);
    await api.stop();
    const gone = await failing(pager.page(about(), call()));
    expect(gone.failure).toBe('not-executed');
    api = await startGrafanaOncallApi({ groups: () => [], organisation });
  });

  it.each<readonly [string, Parameters<typeof paging>[0] & object, RegExp]>([
    [
      'the key of a service account',
      { token: 'glsa_oncall_service_account' },
      /answered 403, Invalid token\. Paging needs the API key of a user/,
    ],
    ['no key', { token: 'other' }, /Paging needs the API key of a user/],
    [
      'a group it does not know',
      { group: { ...firing, id: 'G9' } },
      /knows none of that id/,
    ],
  ])(
    'is refused for good with %s, in a sentence',
    async (_what, change, why) => {
      const pager = await paging(change);
      const error = await failing(pager.page(about(), call()));
      expect(error.failure).toBe('rejected');
      expect(error.message).toMatch(why);
      expect(error.message).not.toContain(change.token ?? KEY);
      expect(rung()).toEqual([]);
    },
  );

  it('is refused where what answers is not OnCall', async () => {
    const pager = await paging();
    const elsewhere = createGrafanaOncallPager({
      url: api.url,
      token: () => KEY,
      http: async () => ({ status: 200, body: '<html>Sign in</html>' }),
    });
    expect(pager.name).toBe(elsewhere.name);
    const error = await failing(elsewhere.page(about(), call()));
    expect(error).toMatchObject({
      failure: 'rejected',
      message:
        'Reading the alert group G1: what Grafana OnCall answered could not be read.',
    });
  });
});
