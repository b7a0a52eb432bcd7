import type { Knex } from 'knex';
import {
  builtinDatabases,
  DATABASE_START_MS,
} from '../__testUtils__/builtinDatabase';
import { declaredAs, ledgerOf } from '../__testUtils__/incidents';
import {
  callFor,
  HOSTILE_TEXTS,
  lateCall,
  lostCall,
} from '../__testUtils__/outboundCalls';
import { createBuiltinChat, type RoomNotification } from './createBuiltinChat';

const databases = builtinDatabases();
const { incident } = ledgerOf([declaredAs('Checkout errors')]);
const room = { name: 'inc-20261123-checkout-abc123', incident };
const content = { title: 'Checkout errors', lines: ['P1'], links: [] };
const now = () => new Date('2026-11-23T10:00:00.000Z');

describe.each(databases.ids)('the built-in war room on %s', id => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.start(id);
  }, DATABASE_START_MS);
  beforeEach(async () => {
    await databases.empty(knex);
  });
  const chat = (
    options: Partial<Parameters<typeof createBuiltinChat>[0]> = {},
  ) =>
    createBuiltinChat({
      knex,
      baseUrl: 'https://app.example/',
      now,
      ...options,
    });
  const open = (key = 'inc-1/room:1') => chat().openRoom(room, callFor(key));
  const repeats = async (table: string) =>
    (await knex(table).select('repeats')).map(row => Number(row.repeats));

  it('opens at the page of the incident', async () => {
    const call = callFor('inc-1/room:1');
    const opened = await chat().openRoom(room, call);
    expect(opened).toMatchObject({
      name: room.name,
      url: 'https://app.example/incidents/inc-1',
    });
    expect(call.begun()).toBe(1);
    expect(await chat().readRoom(opened.roomId)).toEqual({
      messages: [],
      archived: false,
    });
    expect(await chat().readRoom('room-elsewhere')).toBeUndefined();
  });

  it('opens one room however often the key comes, and counts the repeats', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(new Set(opened.map(({ roomId }) => roomId)).size).toBe(1);
    expect(await repeats('ir_builtin_rooms')).toEqual([2]);
    expect((await open('inc-1/room:2')).roomId).not.toBe(opened[0].roomId);
  });

  it('finds the room by its key, and no other', async () => {
    const opened = await open();
    expect(await chat().findRoom(room, callFor('inc-1/room:1'))).toEqual(
      opened,
    );
    expect(
      await chat().findRoom(room, callFor('inc-1/room:2')),
    ).toBeUndefined();
    expect(await repeats('ir_builtin_rooms')).toEqual([0]);
  });

  it('posts once, updates, pins and shows it in order', async () => {
    const { roomId } = await open();
    const post = (what: string) =>
      chat().post({ roomId, what, content }, callFor(`inc-1/post:${what}`));
    const first = await post('headline');
    await post('checklist');
    expect(await post('headline')).toEqual(first);
    expect(await repeats('ir_builtin_messages')).toEqual(
      expect.arrayContaining([0, 1]),
    );
    const links = [
      { label: 'Runbook', url: 'https://runbooks.example/x' },
      { label: 'Trap', url: ['javascript', 'alert(1)'].join(':') },
    ];
    const message = { roomId, ...first };
    await chat().update(
      { ...message, content: { ...content, title: 'Mitigated', links } },
      callFor('inc-1/update:headline'),
    );
    await chat().pin(message, callFor('inc-1/pin:headline'));
    expect((await chat().readRoom(roomId))?.messages).toMatchObject([
      {
        what: 'headline',
        title: 'Mitigated',
        links: [{ label: 'Runbook', url: 'https://runbooks.example/x' }],
        pinned: true,
        at: '2026-11-23T10:00:00.000Z',
      },
      { what: 'checklist', title: 'Checkout errors', pinned: false },
    ]);
  });

  it('finds a post by its key in its room', async () => {
    const { roomId } = await open();
    const call = callFor('inc-1/post:headline');
    const posted = await chat().post(
      { roomId, what: 'headline', content },
      call,
    );
    const name = { roomId, what: 'headline' };
    expect(await chat().findPost(name, call)).toEqual(posted);
    expect(
      await chat().findPost({ ...name, roomId: 'room-elsewhere' }, call),
    ).toBeUndefined();
  });

  it('keeps announcements of different incidents apart, and out of the room', async () => {
    const announce = (key: string) =>
      chat().announce({ what: 'resolved', content }, callFor(key));
    const one = await announce('inc-1/announce:resolved');
    const two = await announce('inc-2/announce:resolved');
    expect(two.messageId).not.toBe(one.messageId);
    expect(await announce('inc-1/announce:resolved')).toEqual(one);
    expect(
      await chat().findAnnouncement(
        { what: 'resolved' },
        callFor('inc-1/announce:resolved'),
      ),
    ).toEqual(one);
  });

  it('refuses to post into, update or archive what is not there', async () => {
    const refused = { failure: 'rejected' };
    const gone = { roomId: 'room-elsewhere', messageId: 'message-x' };
    await expect(
      chat().post({ ...gone, what: 'headline', content }, callFor('k')),
    ).rejects.toMatchObject(refused);
    await expect(
      chat().update({ ...gone, content }, callFor('k')),
    ).rejects.toMatchObject(refused);
    await expect(chat().pin(gone, callFor('k'))).rejects.toMatchObject(refused);
    await expect(chat().archive(gone, callFor('k'))).rejects.toMatchObject(
      refused,
    );
    expect(await knex('ir_builtin_messages')).toEqual([]);
  });

  it('archives, and doing it again changes nothing', async () => {
    const { roomId } = await open();
    await chat().archive({ roomId }, callFor('inc-1/archive:1'));
    await chat({ now: () => new Date() }).archive(
      { roomId },
      callFor('inc-1/archive:1'),
    );
    expect((await chat().readRoom(roomId))?.archived).toBe(true);
    expect(await knex('ir_builtin_rooms').first()).toMatchObject({
      archived_at: '2026-11-23T10:00:00.000Z',
    });
  });

  it('invites catalog users, and says who must be invited by hand', async () => {
    const { roomId } = await open();
    const told: RoomNotification[] = [];
    const notify = (n: RoomNotification) => void told.push(n);
    const people = [
      { id: 'user:default/ada', entityRef: 'user:default/ada' },
      { id: 'email:guest@example.com', email: 'guest@example.com' },
      { id: 'somebody' },
    ];
    const invite = () =>
      chat({ notify }).invite(
        { roomId, incident, people },
        callFor('inc-1/invite:1'),
      );
    const result = await invite();
    expect(result).toEqual({
      invited: ['user:default/ada'],
      failed: [
        {
          responder: 'email:guest@example.com',
          error: 'No Backstage user has their e-mail; invite them by hand.',
        },
        {
          responder: 'somebody',
          error: 'Nothing but a name is known; invite them by hand.',
        },
      ],
    });
    expect(await invite()).toEqual(result);
    expect(await knex('ir_builtin_members').select('entity_ref')).toEqual([
      { entity_ref: 'user:default/ada' },
    ]);
    expect(told[0]).toEqual({
      entityRefs: ['user:default/ada'],
      title: 'P1 incident, you are called: Checkout errors',
      link: 'https://app.example/incidents/inc-1',
      scope: 'incident-response:inc-1',
      about: { kind: 'real', severity: 'P1' },
    });
  });

  it('invites all of a large team', async () => {
    const { roomId } = await open();
    const people = Array.from({ length: 450 }, (_, n) => ({
      id: `user:default/u${n}`,
      entityRef: `user:default/u${n}`,
    }));
    const { invited } = await chat().invite(
      { roomId, incident, people },
      callFor('k'),
    );
    expect(invited).toHaveLength(450);
    expect(await knex('ir_builtin_members')).toHaveLength(450);
  });

  it('calls to a drill as to a drill', async () => {
    const { roomId } = await open();
    const told: RoomNotification[] = [];
    const drill = ledgerOf([declaredAs('Checkout errors', { kind: 'drill' })]);
    await chat({ notify: n => void told.push(n) }).invite(
      {
        roomId,
        incident: drill.incident,
        people: [{ id: 'user:default/ada', entityRef: 'user:default/ada' }],
      },
      callFor('inc-1/invite:1'),
    );
    expect(told.map(({ title }) => title)).toEqual([
      'P1 drill, you are called: Checkout errors',
    ]);
  });

  it('calls one person by a notification of its own, and says who cannot be called', async () => {
    const told: RoomNotification[] = [];
    const call = (person: { id: string; entityRef?: string }) =>
      chat({ notify: n => void told.push(n) }).call(
        {
          incident,
          person,
          content: { title: 'P1: nobody is in command', lines: [], links: [] },
        },
        callFor('inc-1/call:no-commander:1'),
      );
    const ada = { id: 'user:default/ada', entityRef: 'user:default/ada' };
    expect(await call(ada)).toEqual({});
    expect(await call({ id: 'somebody' })).toEqual({
      error: 'Nothing but a name is known; invite them by hand.',
    });
    expect(told).toMatchObject([
      {
        entityRefs: ['user:default/ada'],
        title: 'P1: nobody is in command',
        link: 'https://app.example/incidents/inc-1',
        scope: 'incident-response:inc-1/call:no-commander:1',
      },
    ]);
  });

  it('writes nothing after its deadline or without its claim', async () => {
    await expect(
      chat().openRoom(room, lateCall('inc-1/room:1')),
    ).rejects.toMatchObject({ failure: 'not-executed' });
    await expect(
      chat().openRoom(room, lostCall('inc-1/room:1')),
    ).rejects.toThrow('the claim is no longer ours');
    expect(await knex('ir_builtin_rooms')).toEqual([]);
  });

  it('tells an outage as one: unknown after the write began, not executed for a read', async () => {
    await knex.schema.renameTable('ir_builtin_rooms', 'ir_builtin_gone');
    try {
      await expect(open()).rejects.toMatchObject({ failure: 'unknown' });
      await expect(
        chat().findRoom(room, callFor('inc-1/room:1')),
      ).rejects.toMatchObject({ failure: 'not-executed' });
    } finally {
      await knex.schema.renameTable('ir_builtin_gone', 'ir_builtin_rooms');
    }
  });

  it.each(HOSTILE_TEXTS)('keeps %j as it was said', async text => {
    const { roomId } = await open();
    await chat().post(
      {
        roomId,
        what: 'headline',
        content: { title: text, lines: [text], links: [] },
      },
      callFor('inc-1/post:headline'),
    );
    expect((await chat().readRoom(roomId))?.messages[0]).toMatchObject({
      title: text,
      lines: [text],
    });
  });
});
