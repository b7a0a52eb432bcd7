import { describeEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import {
  startSlackHouse,
  type SlackHouse,
  type SlackHouseOptions,
} from './__testUtils__/slackHouse';
import type { SlackListener } from '../../adapters/slack';
import { ORGANISATION } from '../../engine/__testUtils__/startEngine';

jest.setTimeout(60_000);

const houses: SlackHouse[] = [];
const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(houses.splice(0).map(house => house.stop()));
  servers.splice(0).forEach(server => server.close());
});

async function start(options?: SlackHouseOptions): Promise<SlackHouse> {
  const house = await startSlackHouse(options);
  houses.push(house);
  return house;
}

const told = (house: SlackHouse, who: string, words: RegExp) =>
  house.eventually(async () =>
    (await house.toldTo(who)).find(({ text, blocks }) =>
      words.test(`${text} ${JSON.stringify(blocks)}`),
    ),
  );

async function inCommand(options?: SlackHouseOptions) {
  const house = await start(options);
  const { id, room } = await house.open();
  await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
  await house.until(id, ({ ic }) => ic === 'user:default/ada');
  return { house, id, room };
}

async function withDraft(options?: SlackHouseOptions) {
  const started = await inCommand(options);
  const { house, id, room } = started;
  await house.type(room, 'U0ADA', 'status draft Checkout is slow & failing.');
  await house.until(id, ({ drafts }) => drafts.length === 1);
  return { ...started, approve: await house.button(room, 'approveDraft') };
}

describe('an incident that is run from Slack', () => {
  it('has words approved and published by a click, and the ledger says who and from where', async () => {
    const { house, id, room, approve } = await withDraft();
    await house.press(room, 'U0ADA', approve);
    const { drafts } = await house.until(
      id,
      incident => incident.drafts[0].status === 'published',
    );
    expect(drafts[0].revisions[0].request.body).toBe(
      'Checkout is slow & failing.',
    );
    expect(drafts[0].approval?.by).toEqual({
      kind: 'person',
      entityRef: 'user:default/ada',
      door: 'slack',
      chat: { userId: 'U0ADA', teamId: 'T0MERIDIAN' },
    });
    // The buttons are gone, and the message says what became of it.
    await house.eventually(async () =>
      (
        await house.messagesIn(room)
      ).every(
        ({ blocks }) =>
          !JSON.stringify(blocks ?? []).includes('ir:approveDraft'),
      ),
    );
    expect(house.errors).toEqual([]);
  });

  it('is put forward anew in other words, which are other ones to approve', async () => {
    const { house, id, room, approve } = await withDraft();
    const edit = await house.button(room, 'editDraft');
    await house.press(room, 'U0ADA', edit);
    const view = await house.eventually(async () =>
      (
        await house.slack.views()
      ).find(({ definition }) =>
        JSON.stringify(definition).includes('ir:editDraft'),
      ),
    );
    const blocks = view.definition.blocks as { block_id?: string }[];
    expect(blocks.map(({ block_id }) => block_id)).toContain('body');
    // The old message is still on somebody's screen.
    const old = (await house.messagesIn(room)).find(
      ({ ts }) => ts === approve.ts,
    );
    const value = JSON.stringify(old?.blocks).match(
      /\\"sha256\\":\\"([0-9a-f]{64})/,
    )?.[1];
    await house.act({
      act: 'submit',
      user: 'U0ADA',
      viewId: view.id,
      values: { body: { value: 'Checkout fails.' } },
    });
    const revised = await house.until(
      id,
      ({ drafts }) => drafts[0].revisions.length === 2,
    );
    expect(revised.drafts[0].revisions[1].request.body).toBe('Checkout fails.');
    expect(revised.drafts[0].revisions[1].sha256).not.toBe(value);
    expect(revised.drafts[0].status).toBe('waiting');
  });

  it('tells a person at once what came of a command', async () => {
    const { house, room } = await inCommand();
    await house.type(room, 'U0ADA', 'status');
    await told(house, 'U0ADA', /ada is in command/);
    await house.type(room, 'U0ADA', 'checklist');
    await told(house, 'U0ADA', /☑ War room assembled/);
    await house.type(room, 'U0ADA', 'timeline');
    await told(house, 'U0ADA', /UTC .*command/i);
    await house.type(room, 'U0BEN', 'severity P2 less traffic');
    await told(house, 'U0BEN', /commander|may do this/);
    await house.type(room, 'U0ADA', 'dance');
    await told(house, 'U0ADA', /no such command/);
    expect(house.errors).toEqual([]);
  });

  it('hands command over to a mention, and asks for words with a form', async () => {
    const { house, id, room } = await inCommand();
    await house.type(room, 'U0ADA', 'handover @ben');
    await house.until(id, ({ ic }) => ic === 'user:default/ben');
    await house.type(room, 'U0BEN', 'mitigate');
    const [view] = await house.eventually(async () => {
      const views = await house.slack.views();
      return views.length > 0 && views;
    });
    await house.act({
      act: 'submit',
      user: 'U0BEN',
      viewId: view.id,
      values: { words: { value: 'Rolled back.' } },
    });
    const { mitigation } = await house.until(
      id,
      ({ status }) => status === 'mitigated',
    );
    expect(mitigation?.summary).toBe('Rolled back.');
  });

  it('has once what Slack hands on twice, whatever it is', async () => {
    const { house, id, room } = await inCommand();
    const twice = async (text: string) => {
      await house.slack.misbehave({ type: 'duplicateEnvelope' });
      await house.type(room, 'U0ADA', text);
      await told(house, 'U0ADA', /counts once/);
    };
    await twice('update Errors are falling.');
    await twice('silence for 30m');
    await twice('status draft Checkout is slow.');
    const incident = await house.service.get(id);
    expect(incident.notes).toMatchObject([{ text: 'Errors are falling.' }]);
    expect(incident.drafts).toHaveLength(1);
    // Typed again by a person it is said again.
    await house.type(room, 'U0ADA', 'update Errors are falling.');
    await house.until(id, ({ notes }) => notes.length === 2);
    expect(house.errors).toEqual([]);
  });

  it('is joined from any channel, and lets in who joins', async () => {
    const house = await start();
    const { incidentId } = await house.service.declare(
      {
        requestId: randomUUID(),
        title: 'Payments are slow',
        severity: 'P2',
        entityRef: 'component:default/lonely',
      },
      { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
    );
    const { room } = await house.until(incidentId, incident =>
      Boolean(incident.room),
    );
    await house.type('C0INCIDENTS', 'U0BEN', `join ${incidentId}`);
    await house.eventually(async () =>
      (
        await house.slack.channels()
      ).some(
        ({ id, members }) => id === room?.roomId && members.includes('U0BEN'),
      ),
    );
    expect(house.errors).toEqual([]);
  });

  it('may be declared from any channel, once for one command', async () => {
    const house = await start();
    await house.type('C0INCIDENTS', 'U0ADA', 'declare P2 Payments are <slow>');
    await told(house, 'U0ADA', /Declared as P2: Payments are/);
    await house.type('C0INCIDENTS', 'U0ADA', 'status');
    await told(house, 'U0ADA', /war room/);
    expect(house.errors).toEqual([]);
  });
});

describe('who comes from Slack', () => {
  it('decides nothing as a guest, and is told why', async () => {
    const { house, id, room, approve } = await withDraft();
    await house.act({
      act: 'invite',
      user: 'U0ADA',
      channel: room,
      users: ['U0GUS'],
    });
    await house.press(room, 'U0GUS', approve);
    await told(house, 'U0GUS', /guests decide nothing/);
    expect((await house.service.get(id)).drafts[0].status).toBe('waiting');
  });

  it('may only note where the catalog does not know them', async () => {
    const { house, id, room, approve } = await withDraft();
    await house.act({
      act: 'invite',
      user: 'U0ADA',
      channel: room,
      users: ['U0NORA'],
    });
    await house.press(room, 'U0NORA', approve);
    await told(house, 'U0NORA', /catalog/);
    await house.type(room, 'U0NORA', 'note I saw it too');
    const { notes, drafts } = await house.until(id, incident =>
      incident.notes.some(({ text }) => text === 'I saw it too'),
    );
    expect(notes.find(({ text }) => text === 'I saw it too')?.by).toBe(
      'slack:T0MERIDIAN/U0NORA',
    );
    expect(drafts[0].status).toBe('waiting');
  });

  it('is nobody where two users of the catalog claim the account', async () => {
    const claims = (name: string) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name,
        namespace: 'default',
        annotations: { 'slack.com/user-id': 'U0ADA' },
      },
      spec: {},
    });
    const house = await start({
      entities: [...ORGANISATION, claims('eve'), claims('eva')],
    });
    const { id, room } = await house.open();
    await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
    await told(house, 'U0ADA', /Several users of the catalog/);
    expect((await house.service.get(id)).ic).toBeUndefined();
  });

  it('decides at the console only, where that is configured', async () => {
    const { house, room } = await inCommand({
      listener: { decisions: 'consoleOnly' },
    });
    await house.type(room, 'U0ADA', 'status draft Checkout is slow.');
    await house.eventually(async () =>
      (
        await house.messagesIn(room)
      ).some(({ blocks }) =>
        JSON.stringify(blocks ?? []).includes(
          'It is decided on the incident page',
        ),
      ),
    );
    expect(JSON.stringify(await house.messagesIn(room))).not.toContain(
      'ir:approveDraft',
    );
  });
});

describe('what is seen in the war room', () => {
  it('is kept by a pin, with every version, and nothing else is', async () => {
    const { house, id, room } = await inCommand();
    const say = async (text: string) =>
      (await house.act({ act: 'say', user: 'U0BEN', channel: room, text }))
        .ts ?? '';
    await say('Nobody marks this.');
    const ts = await say('Errors began with the 02:55 deploy.');
    await house.act({ act: 'pin', user: 'U0ADA', channel: room, ts });
    await house.until(id, ({ milestones }) => Boolean(milestones));
    const ledger = async () =>
      JSON.stringify(
        (await house.service.timeline(id, { limit: 200 })).entries,
      );
    await house.eventually(async () => (await ledger()).includes('02:55'));
    await house.act({
      act: 'edit',
      user: 'U0BEN',
      channel: room,
      ts,
      text: 'Errors began with the 02:56 deploy.',
    });
    await house.eventually(async () => (await ledger()).includes('02:56'));
    await house.act({ act: 'unpin', user: 'U0ADA', channel: room, ts });
    await house.eventually(async () =>
      (await ledger()).includes('KEPT_MESSAGE_RELEASED'),
    );
    expect(await ledger()).not.toContain('Nobody marks this');
    expect(await ledger()).toContain('02:55');
  });

  it('is kept also where a program without an account wrote it, and not where our app did', async () => {
    const { house, id, room } = await inCommand();
    const posted = await house.slack.integrate({
      channel: room,
      username: 'Grafana',
      attachments: [
        {
          fallback: '[FIRING:1] Checkout errors',
          image_url: 'https://a.example',
        },
      ],
    });
    const ts = (posted.ok && posted.ts) || '';
    const ours = await house.slack.integrate({
      channel: room,
      botId: 'B0INCIDENT',
      text: 'What the app says',
    });
    await house.act({
      act: 'pin',
      user: 'U0ADA',
      channel: room,
      ts: (ours.ok && ours.ts) || '',
    });
    await house.act({ act: 'pin', user: 'U0ADA', channel: room, ts });
    const kept = async (type: string) =>
      (await house.service.timeline(id, { limit: 200 })).entries.flatMap(
        ({ event }) => (event.type === type ? [event] : []),
      );
    await house.eventually(async () => (await kept('MESSAGE_KEPT')).length);
    expect(await kept('MESSAGE_KEPT')).toMatchObject([
      {
        actor: { entityRef: 'user:default/ada' },
        data: {
          messageId: ts,
          text: '[FIRING:1] Checkout errors',
          url: expect.stringContaining(room),
          how: 'pin',
        },
      },
    ]);
    expect((await kept('MESSAGE_KEPT'))[0].data).not.toHaveProperty('author');
    await house.slack.integrate({
      channel: room,
      ts,
      attachments: [{ fallback: '[RESOLVED] Checkout errors' }],
    });
    await house.eventually(
      async () => (await kept('KEPT_MESSAGE_EDITED')).length,
    );
    expect(await kept('KEPT_MESSAGE_EDITED')).toMatchObject([
      { data: { text: '[RESOLVED] Checkout errors' } },
    ]);
    expect(await kept('MESSAGE_KEPT')).toHaveLength(1);
    expect(house.errors).toEqual([]);
  });

  it("is kept as an update where the commander's own words begin as one", async () => {
    const { house, id, room } = await inCommand();
    const say = (user: string, text: string) =>
      house.act({ act: 'say', user, channel: room, text });
    await say('U0BEN', 'Update: I am not in command.');
    await say('U0ADA', 'No news yet.');
    await say('U0ADA', '*Update:* rolled back, errors fall.');
    const { reminders } = await house.until(
      id,
      incident => incident.reminders.update !== undefined,
    );
    expect(reminders.update?.by).toBe('message');
    const { entries } = await house.service.timeline(id, { limit: 200 });
    expect(
      entries.flatMap(({ event }) =>
        event.type === 'MESSAGE_KEPT' ? [event.data.text] : [],
      ),
    ).toEqual([expect.stringContaining('rolled back, errors fall.')]);
    expect(JSON.stringify(entries)).not.toContain('No news yet');
  });

  it('is kept until no pin and no 📌 is left on it, whoever takes one away', async () => {
    const { house, id, room } = await inCommand();
    const { ts = '' } = await house.act({
      act: 'say',
      user: 'U0BEN',
      channel: room,
      text: 'The cache was cold.',
    });
    const here = { channel: room, ts };
    const pushpin = { ...here, name: 'pushpin' };
    const count = async (type: string) =>
      (await house.service.timeline(id, { limit: 200 })).entries.filter(
        ({ event }) => event.type === type,
      ).length;
    /** A later event that came onto the ledger: what was before it was dealt with. */
    const settled = async (text: string) => {
      await house.type(room, 'U0ADA', `note ${text}`);
      await house.until(id, ({ notes }) => notes.some(n => n.text === text));
    };
    await house.act({ act: 'pin', user: 'U0ADA', ...here });
    await house.act({ act: 'react', user: 'U0BEN', ...pushpin });
    await house.act({ act: 'react', user: 'U0ADA', ...pushpin });
    await house.act({ act: 'unpin', user: 'U0ADA', ...here });
    await house.act({ act: 'unreact', user: 'U0ADA', ...pushpin });
    await settled('one');
    expect(await count('MESSAGE_KEPT')).toBe(1);
    expect(await count('KEPT_MESSAGE_RELEASED')).toBe(0);
    await house.act({ act: 'unreact', user: 'U0BEN', ...pushpin });
    await house.eventually(async () => count('KEPT_MESSAGE_RELEASED'));
    await house.act({ act: 'pin', user: 'U0BEN', ...here });
    await house.eventually(async () => (await count('MESSAGE_KEPT')) === 2);
    // Whoever deletes a message takes its marks with it.
    await house.act({ act: 'delete', user: 'U0BEN', ...here });
    await settled('two');
    expect(house.errors).toEqual([]);
  });

  it('is let go also where the removal of its mark was told before the mark', async () => {
    const { house, room, id } = await inCommand();
    const { ts = '' } = await house.act({
      act: 'say',
      user: 'U0BEN',
      channel: room,
      text: 'The cache was cold.',
    });
    await house.slack.misbehave({
      type: 'latency',
      method: 'conversations.history',
      ms: 400,
    });
    const pinning = house.act({
      act: 'pin',
      user: 'U0BEN',
      channel: room,
      ts,
    });
    await house.act({ act: 'unpin', user: 'U0BEN', channel: room, ts });
    await pinning;
    await house.eventually(async () => {
      const { entries } = await house.service.timeline(id, { limit: 200 });
      return entries.some(
        ({ event }) => event.type === 'KEPT_MESSAGE_RELEASED',
      );
    });
    expect(house.errors).toEqual([]);
  });

  it('tells who was put into it from who came, wrote, reacted, pressed or asked', async () => {
    const house = await start();
    const { id, room } = await house.open();
    const invited = await house.until(id, ({ responders }) =>
      ['ada', 'ben'].every(name =>
        responders.some(r => r.id === `user:default/${name}` && r.addedAt),
      ),
    );
    expect(invited.responders.filter(r => r.joinedAt)).toEqual([]);
    expect(invited.milestones.firstResponderAt).toBeUndefined();
    const { ts = '' } = await house.act({
      act: 'say',
      user: 'U0BEN',
      channel: room,
      text: 'Nobody reads this.',
    });
    const seen = await house.until(id, ({ responders }) =>
      responders.some(r => r.id === 'user:default/ben' && r.joinedAt),
    );
    const ben = seen.responders.find(r => r.id === 'user:default/ben');
    expect(ben?.joinedAt).toBe(new Date(Number(ts) * 1_000).toISOString());
    expect(ben?.activeAt).toBeUndefined();
    expect(seen.milestones.firstResponderAt).toBe(ben?.joinedAt);
    await house.type(room, 'U0ADA', 'status');
    await house.until(id, ({ responders }) =>
      responders.some(r => r.id === 'user:default/ada' && r.joinedAt),
    );
    await house.act({
      act: 'invite',
      user: 'U0ADA',
      channel: room,
      users: ['U0NORA', 'U0GUS'],
    });
    const nora = 'slack:T0MERIDIAN/U0NORA';
    const put = await house.until(id, ({ responders }) =>
      responders.some(r => r.id === nora && r.addedAt),
    );
    expect(put.responders.find(r => r.id === nora)?.joinedAt).toBeUndefined();
    await house.act({
      act: 'react',
      user: 'U0NORA',
      channel: room,
      ts,
      name: 'eyes',
    });
    await house.until(id, ({ responders }) =>
      responders.some(r => r.id === nora && r.joinedAt),
    );
    const timeline = await house.service.timeline(id, { limit: 200 });
    expect(JSON.stringify(timeline)).not.toContain('Nobody reads this');
    // Names are read from where they can be erased, and stand on no ledger.
    expect(put.responders.find(r => r.id === nora)?.name).toBe('nora');
    const payloads = (await house.store.read(id, 0, 1_000)).map(
      ({ payload }) => payload,
    );
    expect(payloads.join()).toContain(nora);
    expect(payloads.join()).not.toMatch(/"nora"/);
    const ofNora = timeline.entries.flatMap(({ event, actor }) =>
      event.type === 'RESPONDER_JOINED' && event.data.responder === nora
        ? [[describeEvent(event), actor.kind]]
        : [],
    );
    expect(ofNora).toEqual([
      [expect.stringContaining('was put into the war room'), 'person'],
      [expect.stringContaining('came into the war room'), 'person'],
    ]);
    expect(house.errors).toEqual([]);
  });

  it('opens another room where people archive one', async () => {
    const { house, id, room } = await inCommand();
    await house.act({ act: 'archive', user: 'U0ADA', channel: room });
    const incident = await house.until(
      id,
      ({ room: now }) => now !== undefined && now.roomId !== room,
    );
    await house.type(incident.room?.roomId ?? '', 'U0ADA', 'status');
    await told(house, 'U0ADA', /ada is in command/);
    expect(incident.formerRooms?.map(({ roomId }) => roomId)).toEqual([room]);
  });
});

describe('the way in', () => {
  it('is open again after its sockets were torn', async () => {
    const { house, room } = await inCommand({ listener: { sockets: 2 } });
    expect(await house.slack.dropSockets('abrupt')).toBe(2);
    await house.eventually(async () => (await house.slack.sockets()) === 2);
    expect(house.listener.connections()).toEqual({ open: 2, wanted: 2 });
    expect(house.listener.problems()).toEqual([]);
    await house.type(room, 'U0ADA', 'status');
    await told(house, 'U0ADA', /ada is in command/);
  });

  it('takes nothing any more once it is stopped', async () => {
    const house = await start();
    await house.listener.stop();
    await house.eventually(async () => (await house.slack.sockets()) === 0);
    expect(house.listener.problems()).toEqual([]);
  });

  it('takes signed requests where they are configured, and no others', async () => {
    const hears: { listener?: SlackListener } = {};
    const server = createServer((incoming, response) =>
      hears.listener?.handler?.(incoming, response),
    );
    servers.push(server);
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/slack/events`;
    const house = await start({
      twin: { requestUrl: url },
      listener: { mode: 'http' },
    });
    hears.listener = house.listener;
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const signed = (secret: string, ageSeconds: number) => {
      const at = String(Math.floor(Date.now() / 1_000) - ageSeconds);
      const digest = createHmac('sha256', secret)
        .update(`v0:${at}:${body}`)
        .digest('hex');
      return request(server)
        .post('/slack/events')
        .set('content-type', 'application/json')
        .set('x-slack-request-timestamp', at)
        .set('x-slack-signature', `v0=${digest}`)
        .send(body);
    };
    // A secret that never fits is told, until one does.
    expect((await signed('wrong', 0)).status).toBe(401);
    expect(house.listener.problems()).toEqual([
      expect.stringContaining('incidentResponse.slack.signingSecret'),
    ]);
    const { id, room } = await house.open();
    await house.press(room, 'U0ADA', await house.button(room, 'takeCommand'));
    const { ic } = await house.until(id, incident => Boolean(incident.ic));
    expect(ic).toBe('user:default/ada');
    expect(house.listener.problems()).toEqual([]);

    const right = house.twin.signingSecret;
    const taken = await signed(right, 0);
    expect([taken.status, taken.body]).toEqual([200, { challenge: 'c' }]);
    expect((await signed('wrong', 0)).status).toBe(401);
    expect((await signed(right, 301)).status).toBe(401);
    expect((await request(server).post('/slack/events')).status).toBe(401);
    expect((await request(server).get('/slack/events')).status).toBe(405);
    await house.listener.stop();
  });
});
