import type {
  Chat,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { faultySuite, says } from './__testUtils__/faultySuite';
import { intercept } from './__testUtils__/intercept';
import { HASTY } from './__testUtils__/playWithFaults';

jest.setTimeout(60_000);

describe('an act that is findable', () => {
  const suite = faultySuite();
  const start = (change: (chat: Chat) => Chat, timing?: typeof HASTY) =>
    suite.start(deps => ({ ...deps, chat: change(deps.chat) }), timing);

  it('whose reply was lost is looked for until it is found, however often looking fails', async () => {
    let opened = 0;
    let looked = 0;
    const { open, until } = await start(chat => {
      const lossy = intercept(chat, 'openRoom', real => async (room, call) => {
        await real(room, call);
        opened += 1;
        throw new Error('connection reset');
      });
      return intercept(lossy, 'findRoom', real => async (room, call) => {
        if (looked++ < 3) throw says('not-executed');
        return real(room, call);
      });
    });
    const incident = await until(await open(), i => i.status === 'active');
    expect(incident.room?.name).toMatch(/^inc-/);
    expect(opened).toBe(1);
    expect(looked).toBe(4);
  });

  it('that failed for good after it may have happened is looked for when it is tried again', async () => {
    let posted = 0;
    const { open, until, send } = await start(chat =>
      intercept(chat, 'post', real => async (message, call) => {
        if (message.what !== 'headline') return real(message, call);
        posted += 1;
        await real(message, call);
        throw says('rejected');
      }),
    );
    const id = await open();
    await until(id, i => i.effects['post:headline']?.status === 'parked');
    await send(id, { type: 'retryEffect', effect: 'post:headline' });
    const shown = await until(id, i => i.room?.messages.headline !== undefined);
    expect(shown.effects['post:headline']).toMatchObject({
      status: 'done',
      retries: 1,
    });
    expect(posted).toBe(1);
  });

  it('of an engine that died is found, not repeated, by the one that takes over', async () => {
    await suite.usePostgres();
    let release: () => void = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    let opened = 0;
    const count = (chat: Chat) =>
      intercept(chat, 'openRoom', real => async (room, call) => {
        opened += 1;
        return real(room, call);
      });
    // The first engine opens the room and hears of it far too late.
    const first = await start(
      chat =>
        intercept(count(chat), 'openRoom', real => async (room, call) => {
          const answer = await real(room, call);
          await held;
          return answer;
        }),
      { ...HASTY, callDeadlineMs: 30_000 },
    );
    const id = await first.open();
    const claimed = await first.until(
      id,
      i => i.effects['room:1']?.status === 'claimed' && opened === 1,
    );
    const second = await start(count);
    const taken = await second.until(id, i => i.room !== undefined);
    expect(taken.effects['room:1'].claim?.claimId).not.toBe(
      claimed.effects['room:1'].claim?.claimId,
    );
    expect(opened).toBe(1);
    // The late answer is evidence and changes nothing.
    release();
    await second.until(id, i => i.status === 'active');
    await first.engine.stop();
    const observed = await second.ofType(id, 'EFFECT_OBSERVED');
    expect(observed.map(e => [e.data.key, e.data.claimId])).toEqual([
      ['room:1', claimed.effects['room:1'].claim?.claimId],
    ]);
    expect(await second.ofType(id, 'WAR_ROOM_CREATED')).toHaveLength(1);
  });

  it.each([
    ['may have done it all the same is doubted once more', 'unknown', 1],
    ['did nothing is not doubted', 'not-executed', 0],
  ] as const)(
    'of an engine that lost its claim and %s',
    async (_, failure, doubts) => {
      await suite.usePostgres();
      let fail: () => void = () => {};
      const held = new Promise<void>(resolve => {
        fail = resolve;
      });
      let begun = 0;
      // The first engine is told far too late that nobody knows what became of it.
      const first = await start(
        chat =>
          intercept(chat, 'openRoom', () => async () => {
            begun += 1;
            await held;
            throw says(failure);
          }),
        { ...HASTY, callDeadlineMs: 30_000 },
      );
      const id = await first.open();
      const { effects } = await first.until(
        id,
        i => i.effects['room:1']?.status === 'claimed' && begun === 1,
      );
      const second = await start(chat => chat);
      const { effects: then } = await second.until(
        id,
        i => i.room !== undefined,
      );
      const doubt = then['room:1'].doubt?.at;
      expect(doubt).toBeDefined();
      fail();
      await second.until(
        id,
        i =>
          i.status === 'active' &&
          (i.effects['room:1'].doubt?.at !== doubt) === doubts > 0,
      );
      await first.engine.stop();
      const observed = await second.ofType(id, 'EFFECT_OBSERVED');
      expect(observed.map(({ data }) => data)).toEqual(
        Array.from({ length: doubts }, () => ({
          key: 'room:1',
          claimId: effects['room:1'].claim?.claimId,
          outcome: `it said ${failure}`,
        })),
      );
    },
  );
});

describe('a guarded claim', () => {
  const suite = faultySuite();
  const start = (
    publish: (real: StatusPage['publish']) => StatusPage['publish'],
    timing: typeof HASTY,
  ) =>
    suite.start(
      deps => ({
        ...deps,
        statusPage: intercept(deps.statusPage, 'publish', publish),
      }),
      timing,
    );

  it('of an engine that died is never taken over: the page is searched, then a person is asked', async () => {
    await suite.usePostgres();
    let sent = 0;
    const hang = await start(
      () => () => {
        sent += 1;
        return new Promise(() => {});
      },
      { ...HASTY, callDeadlineMs: 30_000, drainMs: 1 },
    );
    const id = await hang.drafted();
    await hang.approve(id);
    await hang.until(
      id,
      i => i.effects['publish:draft-1:1:0']?.status === 'claimed' && sent === 1,
    );
    const other = await start(
      real => (publication, call) => {
        sent += 1;
        return real(publication, call);
      },
      HASTY,
    );
    await other.until(id, other.draftIs('unknown'));
    expect(sent).toBe(1);
    expect(await other.ofType(id, 'EFFECT_CLAIMED')).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({ key: 'publish:draft-1:1:0' }),
      }),
    );
    await other.send(id, {
      type: 'settlePublication',
      draftId: 'draft-1',
      verdict: { found: false },
    });
    await other.until(id, other.draftIs('published'));
  });
});

describe('an act that cannot be looked for', () => {
  const suite = faultySuite();
  const blind = ({
    findRoom: _r,
    findPost: _p,
    findAnnouncement: _a,
    ...chat
  }: Chat): Chat => chat;
  const start = (change: (chat: Chat) => Chat, timing?: typeof HASTY) =>
    suite.start(deps => ({ ...deps, chat: blind(change(deps.chat)) }), timing);

  it('is not repeated when its reply was lost: a human is asked, and what they ask for is done', async () => {
    let opened = 0;
    const { open, until, send } = await start(chat =>
      intercept(chat, 'openRoom', real => async (room, call) => {
        opened += 1;
        if (opened === 1) throw says('unknown');
        return real(room, call);
      }),
    );
    const id = await open();
    const asked = await until(
      id,
      i => i.effects['room:1']?.status === 'parked',
    );
    expect(asked.effects['room:1'].failure?.sentence).toContain(
      'It may have been done already',
    );
    expect(opened).toBe(1);
    await send(id, { type: 'retryEffect', effect: 'room:1' });
    await until(id, i => i.room !== undefined);
    expect(opened).toBe(2);
  });

  it('of an engine that died is left to a human by the one that takes over', async () => {
    await suite.usePostgres();
    let opened = 0;
    const dead = await start(
      chat =>
        intercept(chat, 'openRoom', () => async () => {
          opened += 1;
          return new Promise(() => {});
        }),
      { ...HASTY, callDeadlineMs: 30_000, drainMs: 1 },
    );
    const id = await dead.open();
    await dead.until(
      id,
      i => i.effects['room:1']?.claim !== undefined && opened === 1,
    );
    const next = await start(
      chat =>
        intercept(chat, 'openRoom', real => async (room, call) => {
          opened += 1;
          return real(room, call);
        }),
      HASTY,
    );
    const asked = await next.until(
      id,
      i => i.effects['room:1']?.status === 'parked',
    );
    expect(asked.room).toBeUndefined();
    expect(opened).toBe(1);
  });
});
