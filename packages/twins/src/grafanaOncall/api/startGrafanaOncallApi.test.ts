import { request } from 'node:http';
import { changeGroup, openGroup, type AlertGroup } from '../AlertGroup';
import type {
  GrafanaOncallApi,
  GrafanaOncallApiOptions,
} from './GrafanaOncallApi';
import { startGrafanaOncallApi } from './startGrafanaOncallApi';

const AT = '2026-11-23T10:00:00.000000Z';
const users = ['ada', 'ben'].map((username, n) => ({
  id: `U${n + 1}`,
  username,
  email: `${username}@example.org`,
}));
const organisation = {
  users,
  schedules: [{ id: 'SPRIMARY', onCallNow: ['U1'] }],
  chain: [
    { type: 'notify_on_call_from_schedule', schedule: 'SPRIMARY' },
    { type: 'wait', seconds: 300 },
    { type: 'notify_persons', persons: ['U2'] },
    { type: 'notify_person_next_each_time', persons: ['U1', 'U2'] },
    { type: 'notify_team_members', team: 'T1' },
  ],
} as const;

let groups: AlertGroup[] = [];
let api: GrafanaOncallApi;

async function start(change: Partial<GrafanaOncallApiOptions> = {}) {
  groups = [openGroup('G1', { title: 'Checkout is slow' }, AT)];
  api = await startGrafanaOncallApi({
    groups: () => groups,
    organisation,
    ...change,
  });
}
afterEach(() => api.stop());

/** One request as any client would make it. */
const ask = (path: string, body?: object, authorization = 'oncall-user-key') =>
  new Promise<{ status: number; headers: object; body: unknown }>(
    (answered, failed) => {
      const sent = request(
        `${api.url}/api/v1/${path}`,
        { method: body ? 'POST' : 'GET', headers: { authorization } },
        async response => {
          let text = '';
          try {
            for await (const part of response) text += part;
          } catch (error) {
            failed(error);
          }
          const { statusCode = 0, headers } = response;
          const json = text.startsWith('{') ? JSON.parse(text) : text;
          answered({ status: statusCode, headers, body: json });
        },
      );
      sent.on('error', failed);
      sent.end(body && JSON.stringify(body));
    },
  );

const users1 = [{ id: 'U1', important: true }];

describe("Grafana OnCall's API", () => {
  it('leads from an alert group to who is on call for it', async () => {
    await start();
    const { body: group } = await ask('alert_groups/G1/');
    expect(group).toMatchObject({ id: 'G1', state: 'firing', labels: [] });
    expect((await ask('routes/RTWIN0DEFAULT')).body).toMatchObject({
      escalation_chain_id: 'FTWIN0CHAIN',
    });
    const steps = await ask(
      'escalation_policies/?escalation_chain_id=FTWIN0CHAIN&perpage=4',
    );
    expect(steps.body).toMatchObject({
      count: 5,
      next: expect.stringContaining('page=2'),
      results: [
        { notify_on_call_from_schedule: 'SPRIMARY' },
        { duration: 300 },
        { persons_to_notify: ['U2'] },
        { persons_to_notify_next_each_time: ['U1', 'U2'] },
      ],
    });
    const beyond = await ask(
      'escalation_policies/?escalation_chain_id=FTWIN0CHAIN&perpage=4&page=9',
    );
    expect(beyond.body).toMatchObject({
      next: null,
      previous: expect.stringContaining('page=1'),
      results: [{ team_to_notify: 'T1' }],
    });
    expect((await ask('schedules/SPRIMARY/')).body).toMatchObject({
      on_call_now: ['U1'],
    });
    expect((await ask('users/U2/')).body).toMatchObject({
      email: 'ben@example.org',
    });
    expect((await ask('users/')).body).toMatchObject({ count: 2 });
    for (const path of ['users/U9/', 'teams/T1/', 'alert_groups/G9/'])
      expect(await ask(path)).toMatchObject({
        status: 404,
        body: { detail: 'Not found.' },
      });
  });

  it('rings for each page, also of whom it rang for already', async () => {
    await start();
    const body = { alert_group_id: 'G1', team: null, users: users1 };
    for (let n = 0; n < 2; n++)
      expect(await ask('escalation/', body)).toMatchObject({
        status: 200,
        body: { id: 'G1' },
      });
    const ring = {
      groupId: 'G1',
      userId: 'U1',
      important: true,
      opened: false,
    };
    expect(api.pages()).toEqual([ring, ring]);
    await ask('escalation', { title: 'Help', users: users1 });
    expect(api.pages().at(-1)).toMatchObject({ opened: true });
  });

  it('refuses what OnCall refuses', async () => {
    await start({ currentTeam: 'T1' });
    const page = { alert_group_id: 'G1', team: null, users: users1 };
    const refusals = [
      [{ ...page, message: 'Come' }, /mutually exclusive/],
      // The team the key's user looks at is taken where none is named.
      [{ alert_group_id: 'G1', users: users1 }, /users and team/],
      [{ ...page, users: [{ id: 'U9', important: true }] }, /U9 does not/],
      [{ ...page, alert_group_id: 'G9' }, /G9 does not exist/],
      [{ ...page, users: [] }, /No team or user/],
      ['nothing', /Invalid data/],
    ] as const;
    for (const [body, why] of refusals) {
      const answer = await ask('escalation/', body as object);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toMatch(why);
    }
    groups = [changeGroup(groups[0], 'resolve', AT, null)];
    expect(await ask('escalation/', page)).toMatchObject({
      status: 400,
      body: { detail: 'Cannot add responders for a resolved alert group' },
    });
    expect(api.pages()).toEqual([]);
  });

  it('lets a service account read, and a user page', async () => {
    await start();
    const service = 'glsa_oncall_service_account';
    const page = { alert_group_id: 'G1', users: users1 };
    expect((await ask('users/', undefined, service)).status).toBe(200);
    for (const key of [service, 'Bearer oncall-user-key', 'other'])
      expect(await ask('escalation/', page, key)).toMatchObject({
        status: 403,
        body: { detail: 'Invalid token.' },
      });
    expect((await ask('escalation/')).status).toBe(405);
  });

  it('takes so many requests in five minutes', async () => {
    let at = Date.parse(AT);
    await start({ limit: 1, now: () => new Date(at) });
    await ask('users/');
    at += 60_000;
    expect(await ask('users/')).toMatchObject({
      status: 429,
      headers: { 'ratelimit-reset': '240' },
    });
    at += 240_000;
    expect((await ask('users/')).status).toBe(200);
  });

  it('misbehaves on request, and has done it all the same', async () => {
    await start();
    const page = () =>
      ask('escalation/', { alert_group_id: 'G1', users: users1 });
    api.misbehave({ type: 'replyLost', to: 'pages' });
    api.misbehave({ type: 'serverError', to: 'pages' });
    api.misbehave({ type: 'serverError', committed: false, status: 502 });
    api.misbehave({ type: 'rateLimited', seconds: 7 });
    api.misbehave({ type: 'latency', ms: 1 });
    await expect(page()).rejects.toThrow();
    expect((await page()).status).toBe(500);
    expect(api.pages()).toHaveLength(2);
    expect((await page()).status).toBe(502);
    expect(await page()).toMatchObject({ headers: { 'ratelimit-reset': '7' } });
    expect((await page()).status).toBe(200);
    expect(api.pages()).toHaveLength(3);
    expect(api.calls()).toHaveLength(5);
  });
});
