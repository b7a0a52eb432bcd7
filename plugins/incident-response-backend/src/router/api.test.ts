import { randomUUID } from 'node:crypto';
import type { AuditorServiceCreateEventOptions } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  COMMAND_TYPES,
  incidentReadPermission,
  type DraftContent,
  type Incident,
  type IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@incident-response/backstage-plugin-incident-response-node';
import request from 'supertest';
import {
  ADA,
  api,
  as,
  BEN,
  startRouter,
  type Policy,
} from './__testUtils__/startRouter';

const audited: AuditorServiceCreateEventOptions[] = [];
const auditOutcomes: string[] = [];
const auditor = mockServices.auditor.mock({
  createEvent: async options => {
    audited.push(options);
    return {
      success: async () => void auditOutcomes.push('success'),
      fail: async ({ error }) => void auditOutcomes.push(error.message),
    };
  },
});

let policy: Policy | undefined;
let running: Awaited<ReturnType<typeof startRouter>>;

const allow = { result: AuthorizeResult.ALLOW } as const;
const deny = { result: AuthorizeResult.DENY } as const;

beforeAll(async () => {
  running = await startRouter({
    auditor,
    policy: () => policy ?? (() => allow),
    deps: {
      readRoom: async roomId => ({
        messages: [
          {
            messageId: 'm1',
            what: 'headline',
            title: roomId,
            lines: [],
            pinned: true,
            at: '2026-11-02T09:14:07.000Z',
          },
        ],
        archived: false,
      }),
    },
  });
});
afterAll(() => running.stop());
beforeEach(() => {
  policy = undefined;
  audited.length = 0;
  auditOutcomes.length = 0;
});

const get = (path: string, who: object = as.user(ADA)) =>
  request(running.server)
    .get(api(path))
    .set({ ...who });
const post = (path: string, body: object, who: object = as.user(ADA)) =>
  request(running.server)
    .post(api(path))
    .set({ ...who })
    .send(body);

const declaration = (more: object = {}) => ({
  requestId: randomUUID(),
  title: 'Checkout is down',
  severity: 'P1',
  entityRef: 'component:default/checkout',
  ...more,
});

async function declare(more: object = {}): Promise<string> {
  const response = await post('/incidents', declaration(more));
  expect(response.status).toBe(201);
  return response.body.incidentId;
}

const send = (id: string, command: IncidentCommand, who?: object) =>
  post(`/incidents/${id}/commands`, { command }, who);

async function incidentOf(id: string): Promise<Incident> {
  return (await get(`/incidents/${id}`)).body.incident;
}

const content: DraftContent = {
  title: 'Checkout is slow',
  status: 'investigating',
  impact: 'minor',
  body: 'We are looking into it.',
  components: {},
  notify: false,
};

describe('declaring', () => {
  it('opens an incident once, however often the same request comes', async () => {
    const body = declaration();
    const first = await post('/incidents', body);
    const second = await post('/incidents', body);
    expect(first.status).toBe(201);
    expect(second.body.incidentId).toBe(first.body.incidentId);
  });

  it.each([
    ['a field that is missing', { title: undefined }, 'title'],
    ['a severity that does not exist', { severity: 'SEV1' }, 'severity'],
    ['a request id that is none', { requestId: 'x' }, 'requestId'],
    ['a title of blanks', { title: '   ' }, 'title'],
  ])('answers 400 to %s and names it', async (_, change, field) => {
    const response = await post('/incidents', declaration(change));
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('needs the declare permission', async () => {
    policy = name =>
      name === 'incident-response.incident.declare' ? deny : allow;
    const response = await post('/incidents', declaration());
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      'incident-response.incident.declare',
    );
  });
});

describe('who decides', () => {
  it('is nobody who is not signed in', async () => {
    expect((await post('/incidents', declaration(), {})).status).toBe(401);
    expect((await get('/incidents', {})).status).toBe(401);
  });

  it('is never a service', async () => {
    const id = await declare();
    const refused = [
      await post('/incidents', declaration(), as.service),
      await send(id, { type: 'takeCommand' }, as.service),
      await post('/drills', { requestId: randomUUID() }, as.service),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await incidentOf(id)).ic).toBeUndefined();
  });

  it('is never who acts on behalf of a person', async () => {
    const id = await declare();
    const refused = [
      await post('/incidents', declaration(), as.onBehalfOf(ADA)),
      await send(id, { type: 'takeCommand' }, as.onBehalfOf(ADA)),
      await post('/drills', { requestId: randomUUID() }, as.onBehalfOf(ADA)),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(refused[1].body.error.message).toContain(
      'plugin:mcp-actions acts on behalf of user:default/ada',
    );
    expect((await incidentOf(id)).ic).toBeUndefined();
  });

  it('lets services and programs of users read, and shows them that they decide nothing', async () => {
    const id = await declare();
    for (const who of [as.service, as.onBehalfOf(ADA)]) {
      const { status, body } = await get(`/incidents/${id}`, who);
      expect(status).toBe(200);
      expect(body.viewer.entityRef).toBeUndefined();
      expect(Object.values(body.viewer.allowed)).not.toContain(true);
    }
  });
});

describe('an incident', () => {
  it('tells the viewer per command whether it may be sent, or why not', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    const mine = (await get(`/incidents/${id}`)).body;
    expect(mine).toMatchObject({
      incident: { id, ic: ADA },
      viewer: { entityRef: ADA, allowed: { mitigate: true, addNote: true } },
      eligibleApprovers: [ADA],
    });
    expect(Object.keys(mine.viewer.allowed).sort()).toEqual(
      [...COMMAND_TYPES].sort(),
    );
    const bens = (await get(`/incidents/${id}`, as.user(BEN))).body;
    expect(bens.viewer.allowed.mitigate).toContain('incident commander');
  });

  it('shows as not allowed what the policy withholds', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    policy = name =>
      name === 'incident-response.incident.approve' ? deny : allow;
    const { allowed } = (await get(`/incidents/${id}`)).body.viewer;
    expect(allowed.rejectDraft).toContain('permission policy');
    expect(allowed.mitigate).toBe(true);
  });

  it('answers 404 with a sentence where there is none', async () => {
    for (const path of [
      '',
      '/timeline',
      '/drafts',
      '/verify',
      '/room',
      '/postmortem',
    ]) {
      const response = await get(`/incidents/no-such${path}`);
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('no incident no-such');
    }
    const sent = await send('no-such', { type: 'takeCommand' });
    expect(sent.status).toBe(404);
  });
});

describe('commands', () => {
  it('are done, and answered with the commit that holds them', async () => {
    const id = await declare();
    const response = await send(id, { type: 'takeCommand' });
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      incidentId: id,
      events: [{ type: 'COMMAND_TAKEN', data: { ic: ADA } }],
    });
    expect(response.body.events[0].actor).toEqual({
      kind: 'person',
      entityRef: ADA,
      door: 'console',
    });
  });

  it('are refused with 403 and a sentence where somebody else is in command', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    const response = await send(
      id,
      { type: 'mitigate', summary: 'Rolled back.' },
      as.user(BEN),
    );
    expect(response.status).toBe(403);
    expect(response.body.error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('incident commander'),
    });
  });

  it('are refused with 409 where the incident has moved on', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus', content });
    const [draft] = (await incidentOf(id)).drafts;
    const stale = { draftId: draft.draftId, revision: 1 };
    await send(id, {
      type: 'reviseDraft',
      ...stale,
      content: { ...content, body: 'Nearly there.' },
    });
    const response = await send(id, {
      type: 'approveDraft',
      ...stale,
      sha256: draft.revisions[0].sha256,
    });
    expect(response.status).toBe(409);
    expect(response.body.error.name).toBe('ConflictError');
    expect(response.body.error.message).toContain('2');
  });

  it.each([
    ['of a type that does not exist', { command: { type: 'explode' } }, 'type'],
    ['without what they need', { command: { type: 'addNote' } }, 'text'],
    ['of the wrong shape', { command: 'takeCommand' }, 'command'],
    [
      'with a hash that is none',
      {
        command: {
          type: 'approveDraft',
          draftId: 'd',
          revision: 1,
          sha256: 'abc',
        },
      },
      'sha256',
    ],
  ])('%s are answered 400 naming the field', async (_, body, field) => {
    const id = await declare();
    const response = await post(`/incidents/${id}/commands`, body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('that decide over public words need the approve permission', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus', content });
    const [draft] = (await incidentOf(id)).drafts;
    policy = name =>
      name === 'incident-response.incident.approve' ? deny : allow;
    const response = await send(id, {
      type: 'approveDraft',
      draftId: draft.draftId,
      revision: 1,
      sha256: draft.revisions[0].sha256,
    });
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain('incident.approve');
    policy = undefined;
    expect((await incidentOf(id)).drafts[0].status).toBe('waiting');
  });

  it('are told to the auditor with who, what and how it ended', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus', content });
    const [draft] = (await incidentOf(id)).drafts;
    audited.length = 0;
    auditOutcomes.length = 0;
    const approve = {
      type: 'approveDraft',
      draftId: draft.draftId,
      revision: 1,
      sha256: draft.revisions[0].sha256,
    } as const;
    await send(id, approve, as.user(BEN));
    await send(id, approve);
    expect(audited.map(({ eventId, meta }) => [eventId, meta?.by])).toEqual([
      ['publication-decide', BEN],
      ['publication-decide', ADA],
    ]);
    expect(audited[1].meta).toMatchObject({
      incidentId: id,
      draftId: draft.draftId,
      revision: 1,
      sha256: approve.sha256,
      seq: expect.any(Number),
    });
    expect(auditOutcomes).toEqual([
      expect.stringContaining('incident commander'),
      'success',
    ]);
  });
});

describe('the list', () => {
  const idsOf = (body: { incidents: { id: string }[] }) =>
    body.incidents.map(({ id }) => id);

  it('filters by status, severity, entity, IC and text, each alone and together', async () => {
    const mark = randomUUID();
    const p1 = await declare({ title: `${mark} one` });
    const p3 = await declare({ title: `${mark} two`, severity: 'P3' });
    await send(p1, { type: 'takeCommand' }, as.user(BEN));
    const found = async (query: string) =>
      idsOf((await get(`/incidents?text=${mark}${query}`)).body);

    expect(await found('')).toEqual([p3, p1]);
    expect(await found('&severity=P3')).toEqual([p3]);
    expect(await found('&severity=P3&severity=P1')).toEqual([p3, p1]);
    expect(await found(`&ic=${encodeURIComponent(BEN)}`)).toEqual([p1]);
    expect(await found('&status=resolved')).toEqual([]);
    expect(await found('&severity=P1&ic=user:default/nobody')).toEqual([]);
  });

  it('hides drills unless they are asked for', async () => {
    const mark = randomUUID();
    const drill = await declare({ title: mark, kind: 'drill' });
    expect(idsOf((await get(`/incidents?text=${mark}`)).body)).toEqual([]);
    expect(
      idsOf((await get(`/incidents?text=${mark}&kind=drill`)).body),
    ).toEqual([drill]);
  });

  it('goes on where the cursor says', async () => {
    const mark = randomUUID();
    const ids = [];
    for (let i = 0; i < 3; i++) ids.unshift(await declare({ title: mark }));
    const first = (await get(`/incidents?text=${mark}&limit=2`)).body;
    expect(idsOf(first)).toHaveLength(2);
    const cursor = encodeURIComponent(first.nextCursor);
    const second = (
      await get(`/incidents?text=${mark}&limit=2&cursor=${cursor}`)
    ).body;
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual(ids.sort());
    expect(second.nextCursor).toBeUndefined();
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['severity=P9', 'severity'],
    ['status=open', 'status'],
    ['cursor=nonsense', 'cursor'],
    ['severty=P1', 'severty'],
  ])('answers 400 to ?%s and names it', async (query, field) => {
    const response = await get(`/incidents?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(field);
  });

  it('shows only what a conditional policy lets through, and the same for each incident', async () => {
    const mark = randomUUID();
    const mine = await declare({ title: mark });
    const other = await declare({ title: mark });
    await send(mine, { type: 'takeCommand' });
    policy = name =>
      name === 'incident-response.incident.read'
        ? createIncidentConditionalDecision(
            incidentReadPermission,
            incidentConditions.isParticipant({ claims: [ADA] }),
          )
        : allow;
    expect(idsOf((await get(`/incidents?text=${mark}`)).body)).toEqual([mine]);
    expect((await get(`/incidents/${mine}`)).status).toBe(200);
    for (const path of ['', '/timeline', '/drafts', '/room', '/postmortem']) {
      expect((await get(`/incidents/${other}${path}`)).status).toBe(403);
    }
  });

  it('is refused where the policy denies reading', async () => {
    policy = () => deny;
    expect((await get('/incidents')).status).toBe(403);
  });
});

describe('the timeline', () => {
  it('is read in pages without a gap', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'addNote', text: 'looking' });
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const after: string = cursor ? `&after=${cursor}` : '';
      const page = (await get(`/incidents/${id}/timeline?limit=1${after}`))
        .body;
      seen.push(
        ...page.entries.map((e: { event: { type: string } }) => e.event.type),
      );
      cursor = page.cursor;
      if (page.entries.length === 0) break;
    }
    expect(seen).toEqual(['INCIDENT_DECLARED', 'COMMAND_TAKEN', 'NOTE_ADDED']);
  });

  it('answers a waiting reader as soon as something happens', async () => {
    const id = await declare();
    const { cursor } = (await get(`/incidents/${id}/timeline`)).body;
    const tail = get(`/incidents/${id}/timeline?after=${cursor}&wait=25`).then(
      ({ body }) => body,
    );
    await send(id, { type: 'addNote', text: 'found it' });
    expect((await tail).entries).toMatchObject([
      { event: { type: 'NOTE_ADDED', data: { text: 'found it' } } },
    ]);
  });

  it('answers a waiting reader with nothing when nothing happens', async () => {
    const id = await declare();
    const { cursor } = (await get(`/incidents/${id}/timeline`)).body;
    const page = await get(
      `/incidents/${id}/timeline?after=${cursor}&wait=0.1`,
    );
    expect(page.body).toEqual({ entries: [], cursor, hasMore: false });
  });

  it.each(['wait=26', 'after=x', 'limit=5000'])(
    'answers 400 to ?%s',
    async query => {
      const id = await declare();
      const response = await get(`/incidents/${id}/timeline?${query}`);
      expect(response.status).toBe(400);
    },
  );
});

describe('what is read beside it', () => {
  it('shows drafts with what would be published', async () => {
    const id = await declare();
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'draftStatus', content });
    const { drafts } = (await get(`/incidents/${id}/drafts`)).body;
    expect(drafts).toMatchObject([
      {
        status: 'waiting',
        revisions: [{ request: { ...content, page: 'public' }, author: ADA }],
      },
    ]);
  });

  it('verifies the ledger for who has the audit permission', async () => {
    const id = await declare();
    expect((await get(`/incidents/${id}/verify`)).body).toMatchObject({
      incidentId: id,
      ok: true,
      commits: 1,
      head: { keyId: 'k1' },
    });
    policy = name =>
      name === 'incident-response.incident.audit' ? deny : allow;
    expect((await get(`/incidents/${id}/verify`)).status).toBe(403);
  });

  it('says so while there is no war room and no postmortem', async () => {
    const id = await declare();
    const room = await get(`/incidents/${id}/room`);
    expect(room.status).toBe(404);
    expect(room.body.error.message).toContain('not open yet');
    const postmortem = await get(`/incidents/${id}/postmortem`);
    expect(postmortem.status).toBe(404);
    expect(postmortem.body.error.message).toContain('no postmortem yet');
  });

  it('shows the war room and the postmortem once they stand on the ledger', async () => {
    const id = await declare();
    const envelope = {
      v: 1,
      at: new Date().toISOString(),
      actor: { kind: 'system', name: 'conductor', door: 'engine' },
    } as const;
    await running.writer.write(id, 'outcome', () => ({
      ok: true,
      events: [
        {
          ...envelope,
          type: 'WAR_ROOM_CREATED',
          mustUnderstand: true,
          data: {
            generation: 1,
            roomId: 'room-1',
            name: 'inc-room',
            url: 'http://localhost:3000/incidents/1',
          },
        },
        {
          ...envelope,
          type: 'POSTMORTEM_DRAFTED',
          mustUnderstand: false,
          data: {
            markdown: '# What happened\n<script>alert(1)</script>',
            sha256: 'a'.repeat(64),
            writer: 'templates',
          },
        },
      ],
    }));
    expect((await get(`/incidents/${id}/room`)).body).toMatchObject({
      messages: [{ title: 'room-1' }],
    });
    const postmortem = await get(`/incidents/${id}/postmortem`);
    expect(postmortem.headers['content-type']).toBe(
      'text/markdown; charset=utf-8',
    );
    expect(postmortem.headers['x-content-type-options']).toBe('nosniff');
    expect(postmortem.text).toContain('# What happened');
  });
});

describe('drills', () => {
  it('open an incident of their own kind, once a click', async () => {
    const drill = {
      requestId: randomUUID(),
      entityRef: 'component:default/checkout',
    };
    const first = await post('/drills', drill);
    const second = await post('/drills', drill);
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await incidentOf(first.body.incidentId)).toMatchObject({
      kind: 'drill',
      severity: 'P1',
      entityHints: ['component:default/checkout'],
    });
  });

  it('say why a severity opens nothing', async () => {
    const response = await post('/drills', {
      requestId: randomUUID(),
      severity: 'P4',
    });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain('P4');
  });
});

describe('the document', () => {
  it('is served and describes every path', async () => {
    const response = await get('/openapi.json');
    expect(response.status).toBe(200);
    expect(Object.keys(response.body.paths)).toEqual(
      expect.arrayContaining([
        api('/incidents'),
        api('/incidents/{id}/commands'),
        api('/webhooks/{source}'),
        api('/public/status'),
      ]),
    );
  });
});
