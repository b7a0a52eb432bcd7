import { COMMAND_TYPES } from '@incident-response/backstage-plugin-incident-response-common';
import { apiSuite } from './__testUtils__/apiSuite';
import { allow, deny, content } from './__testUtils__/startApi';
import { ADA, BEN, as, api } from './__testUtils__/startRouter';

const chatProblems: string[] = [];
const running = apiSuite({
  chatProblems: () => [...chatProblems],
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
});

describe('an incident', () => {
  it('says what is wrong with the chat to whoever may read it, as the list does, and only while it is', async () => {
    const id = await running().declare();
    const seen = async () =>
      Promise.all(
        [`/incidents/${id}`, '/incidents'].map(
          async path => (await running().get(path, as.user(BEN))).body,
        ),
      );
    chatProblems.push('Slack does not take the token.');
    for (const body of await seen())
      expect(body.chatProblems).toEqual(['Slack does not take the token.']);
    chatProblems.length = 0;
    for (const body of await seen())
      expect(body).not.toHaveProperty('chatProblems');
  });

  it('tells the viewer per command whether it may be sent, or why not', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    const mine = (await running().get(`/incidents/${id}`)).body;
    expect(mine).toMatchObject({
      incident: { id, ic: ADA },
      viewer: { entityRef: ADA, allowed: { mitigate: true, addNote: true } },
      eligibleApprovers: [ADA],
    });
    expect(Object.keys(mine.viewer.allowed).sort()).toEqual(
      [...COMMAND_TYPES].sort(),
    );
    const bens = (await running().get(`/incidents/${id}`, as.user(BEN))).body;
    expect(bens.viewer.allowed.mitigate).toContain('incident commander');
  });

  it('shows as not allowed what the policy withholds', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    running().rules.policy = name =>
      name === 'incident-response.incident.approve' ? deny : allow;
    const { allowed } = (await running().get(`/incidents/${id}`)).body.viewer;
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
      const response = await running().get(`/incidents/no-such${path}`);
      expect(response.status).toBe(404);
      expect(response.body.error.message).toContain('no incident no-such');
    }
    const sent = await running().send('no-such', { type: 'takeCommand' });
    expect(sent.status).toBe(404);
  });
});

describe('the timeline', () => {
  it('is read in pages without a gap', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'addNote', text: 'looking' });
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const after: string = cursor ? `&after=${cursor}` : '';
      const page = (
        await running().get(`/incidents/${id}/timeline?limit=1${after}`)
      ).body;
      seen.push(
        ...page.entries.map((e: { event: { type: string } }) => e.event.type),
      );
      cursor = page.cursor;
      if (page.entries.length === 0) break;
    }
    expect(seen).toEqual([
      'INCIDENT_DECLARED',
      'COMMAND_TAKEN',
      'RESPONDER_ADDED',
      'NOTE_ADDED',
    ]);
  });

  it('answers a waiting reader as soon as something happens', async () => {
    const id = await running().declare();
    const { cursor } = (await running().get(`/incidents/${id}/timeline`)).body;
    const tail = running()
      .get(`/incidents/${id}/timeline?after=${cursor}&wait=25`)
      .then(({ body }) => body);
    await running().send(id, { type: 'addNote', text: 'found it' });
    expect((await tail).entries).toMatchObject([
      { event: { type: 'NOTE_ADDED', data: { text: 'found it' } } },
    ]);
  });

  it('answers a waiting reader with nothing when nothing happens', async () => {
    const id = await running().declare();
    const { cursor } = (await running().get(`/incidents/${id}/timeline`)).body;
    const page = await running().get(
      `/incidents/${id}/timeline?after=${cursor}&wait=0.1`,
    );
    expect(page.body).toEqual({ entries: [], cursor, hasMore: false });
  });

  it.each(['wait=26', 'after=x', 'limit=5000'])(
    'answers 400 to ?%s',
    async query => {
      const id = await running().declare();
      const response = await running().get(
        `/incidents/${id}/timeline?${query}`,
      );
      expect(response.status).toBe(400);
    },
  );
});

describe('what is read beside it', () => {
  it('shows drafts with what would be published', async () => {
    const id = await running().declare();
    await running().send(id, { type: 'takeCommand' });
    await running().send(id, { type: 'draftStatus', content });
    const { drafts } = (await running().get(`/incidents/${id}/drafts`)).body;
    expect(drafts).toMatchObject([
      {
        status: 'waiting',
        revisions: [{ request: { ...content, page: 'public' }, author: ADA }],
      },
    ]);
  });

  it('verifies the ledger for who has the audit permission', async () => {
    const id = await running().declare();
    expect((await running().get(`/incidents/${id}/verify`)).body).toMatchObject(
      {
        incidentId: id,
        ok: true,
        commits: 1,
        head: { keyId: 'k1' },
      },
    );
    running().rules.policy = name =>
      name === 'incident-response.incident.audit' ? deny : allow;
    expect((await running().get(`/incidents/${id}/verify`)).status).toBe(403);
  });

  it('says so while there is no war room and no postmortem', async () => {
    const id = await running().declare();
    const room = await running().get(`/incidents/${id}/room`);
    expect(room.status).toBe(404);
    expect(room.body.error.message).toContain('not open yet');
    const postmortem = await running().get(`/incidents/${id}/postmortem`);
    expect(postmortem.status).toBe(404);
    expect(postmortem.body.error.message).toContain('no postmortem yet');
  });

  it('shows the war room and the postmortem once they stand on the ledger', async () => {
    const id = await running().declare();
    const envelope = {
      v: 1,
      at: new Date().toISOString(),
      actor: { kind: 'system', name: 'conductor', door: 'engine' },
    } as const;
    await running().writer.write(id, 'outcome', () => ({
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
    expect((await running().get(`/incidents/${id}/room`)).body).toMatchObject({
      messages: [{ title: 'room-1' }],
    });
    const postmortem = await running().get(`/incidents/${id}/postmortem`);
    expect(postmortem.headers['content-type']).toBe(
      'text/markdown; charset=utf-8',
    );
    expect(postmortem.headers['x-content-type-options']).toBe('nosniff');
    expect(postmortem.text).toContain('# What happened');
  });
});

describe('the document', () => {
  it('is served and describes every path', async () => {
    const response = await running().get('/openapi.json');
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
