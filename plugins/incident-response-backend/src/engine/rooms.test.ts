import {
  RoomArchived,
  RoomNameTaken,
  type Chat,
} from '@incident-response/backstage-plugin-incident-response-node';
import { faultySuite, says } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

const ENGINES = ['SQLite', 'Postgres'] as const;

describe.each(ENGINES)('a war room, on %s', engine => {
  const suite = faultySuite();
  const start: typeof suite.start = async (...args) => {
    if (engine === 'Postgres') await suite.usePostgres();
    return suite.start(...args);
  };

  /** Whether a name is taken; names that were asked for, in order. */
  const naming = (isTaken: (n: number) => boolean) => {
    const asked: string[] = [];
    const change = (deps: EngineDeps): EngineDeps => ({
      ...deps,
      chat: intercept(deps.chat, 'openRoom', real => async (room, call) => {
        asked.push(room.name);
        if (isTaken(asked.length))
          throw new RoomNameTaken(room.name, `${room.name} is taken.`);
        return real(room, call);
      }),
    });
    return { asked, change };
  };

  it('takes the next name where somebody else has its own', async () => {
    const { asked, change } = naming(n => n <= 2);
    const { open, until, ofType } = await start(change);
    const id = await open();
    const { room, effects } = await until(id, i => i.status === 'active');
    expect(asked.map(name => name.slice(asked[0].length))).toEqual([
      '',
      '-2',
      '-3',
    ]);
    expect(room?.name).toBe(asked[2]);
    expect(effects['room:1'].status).toBe('done');
    expect(await ofType(id, 'ROOM_NAME_CHANGED')).toHaveLength(2);
  });

  it('asks a person where five names are taken, who may free one', async () => {
    let isFree = false;
    const { asked, change } = naming(() => !isFree);
    const { open, until, send } = await start(change);
    const id = await open();
    const failed = await until(id, i => i.status === 'assembly-failed');
    expect(asked).toHaveLength(5);
    expect(failed.assemblyFailure).toContain(
      `${asked[4]} is taken. The names tried before it were taken as well.`,
    );
    isFree = true;
    await send(id, { type: 'retryEffect', effect: 'room:1' });
    const { room } = await until(id, i => i.status === 'active');
    expect(room?.name).toBe(asked[4]);
  });

  /** A chat in which people archive rooms; what is done there afterwards is refused. */
  const archiving = () => {
    const archived = new Set<string>();
    const refused: string[] = [];
    const guard =
      <A extends { readonly roomId: string }, C, R>(
        what: string,
        real: (about: A, call: C) => Promise<R>,
      ) =>
      async (about: A, call: C): Promise<R> => {
        if (!archived.has(about.roomId)) return real(about, call);
        refused.push(`${what} ${about.roomId}`);
        throw new RoomArchived(about.roomId, 'It is archived.');
      };
    const guarded = (chat: Chat): Chat => ({
      ...chat,
      post: guard('post', chat.post),
      update: guard('update', chat.update),
      pin: guard('pin', chat.pin),
      invite: guard('invite', chat.invite),
    });
    const change = (deps: EngineDeps): EngineDeps => ({
      ...deps,
      chat: guarded(deps.chat),
    });
    return { archived, refused, change };
  };

  it('that people archive is lost at the first refusal, and the incident goes on in another one', async () => {
    const { archived, refused, change } = archiving();
    const { open, until, send, ofType, service } = await start(change);
    const id = await open();
    const first = await until(id, i => i.status === 'active');
    const roomId = first.room?.roomId ?? '';
    archived.add(roomId);
    await send(id, { type: 'takeCommand' });
    const second = await until(
      id,
      i =>
        i.room?.generation === 2 &&
        i.room.pinned.length === 1 &&
        i.effects['assembled@2']?.status === 'done' &&
        i.responders.every(r => r.invite !== 'pending'),
    );
    expect(second.status).toBe('active');
    expect(second.formerRooms).toMatchObject([{ generation: 1, roomId }]);
    expect(Object.keys(second.room?.messages ?? {})).toEqual(
      expect.arrayContaining(['headline', 'checklist', 'moved']),
    );
    expect(await ofType(id, 'WAR_ROOM_LOST')).toHaveLength(1);
    expect(await ofType(id, 'EFFECT_FAILED')).toEqual([]);
    const [, again] = await ofType(id, 'WAR_ROOM_ASSEMBLED');
    expect(again.data.tookMs).toBeLessThan(
      Date.parse(again.at) - Date.parse(first.milestones.declaredAt),
    );
    const times = refused.length;
    await send(id, { type: 'addNote', text: 'It goes on.' });
    await until(id, i => i.notes.length === 1);
    expect(refused).toHaveLength(times);
    expect(await service.verify(id)).toMatchObject({ ok: true });
  });

  it('that another replica archives at the end is not lost by an update that comes too late for it', async () => {
    const { archived, refused, change } = archiving();
    const late: { update?: () => Promise<void> } = {};
    const { open, until, send, ofType } = await start(deps => {
      const changed = change(deps);
      const chat = intercept(
        changed.chat,
        'archive',
        real => async (about, call) => {
          archived.add(about.roomId);
          await late.update?.();
          return real(about, call);
        },
      );
      return { ...changed, chat };
    });
    const id = await open();
    await until(id, i => i.status === 'active');
    late.update = async () => {
      late.update = undefined;
      await send(id, {
        type: 'tickChecklist',
        item: 'severity-assessed',
        done: true,
      });
      // Told by whoever updated, before the one who archives has an answer.
      await until(id, i => i.room?.archived === true);
    };
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'resolve', summary: 'Over.' });
    await until(id, i => i.status === 'closed');
    expect(refused).toContainEqual(expect.stringContaining('update'));
    expect(await ofType(id, 'WAR_ROOM_LOST')).toEqual([]);
    expect(await ofType(id, 'WAR_ROOM_ARCHIVED')).toHaveLength(1);
    expect(await ofType(id, 'EFFECT_FAILED')).toEqual([]);
    await send(id, { type: 'reopen', reason: 'It is back.' });
    const again = await until(
      id,
      i => i.room?.generation === 2 && i.room.pinned.length === 1,
    );
    expect(again.room?.messages).not.toHaveProperty('moved');
  });

  it('in which something fails in another way once it is archived tells nobody of that', async () => {
    const archive: { now?: (roomId: string) => Promise<void> } = {};
    const { open, until, send, ofType, service } = await start(deps => ({
      ...deps,
      chat: intercept(deps.chat, 'update', real => async (about, call) => {
        if (!archive.now) return real(about, call);
        await archive.now(about.roomId);
        throw says('rejected');
      }),
    }));
    const id = await open();
    await until(id, i => i.status === 'active');
    archive.now = async roomId => {
      archive.now = undefined;
      const at = new Date().toISOString();
      await service.observe(id, { type: 'archived', at }, {}, roomId);
    };
    await send(id, { type: 'takeCommand' });
    await until(
      id,
      i =>
        i.room?.generation === 2 && i.effects['assembled@2']?.status === 'done',
    );
    expect(await ofType(id, 'WAR_ROOM_LOST')).toHaveLength(1);
    expect(await ofType(id, 'EFFECT_FAILED')).toEqual([]);
  });

  it('that people archive once it is over is left, and the incident closes', async () => {
    const { archived, refused, change } = archiving();
    const over: { is?: () => Promise<boolean> } = {};
    const { open, until, send, ofType, service } = await start(deps => {
      const changed = change(deps);
      const settings = { ...changed.settings, archiveAfterMs: 60_000 };
      // People are quicker than what the room hears first of the end.
      const chat = intercept(
        changed.chat,
        'post',
        real => async (about, call) => {
          if (await over.is?.()) archived.add(about.roomId);
          return real(about, call);
        },
      );
      return { ...changed, settings, chat };
    });
    const id = await open();
    await until(id, i => i.status === 'active');
    over.is = async () => (await service.get(id)).status === 'resolved';
    await send(id, { type: 'takeCommand' });
    await send(id, { type: 'resolve', summary: 'Over.' });
    const closed = await until(id, i => i.status === 'closed');
    expect(refused).not.toEqual([]);
    expect(closed.room?.archived).toBe(true);
    expect(closed.room?.generation).toBe(1);
    expect(await ofType(id, 'WAR_ROOM_LOST')).toEqual([]);
  });
});
