import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { intercept } from './__testUtils__/intercept';
import { HASTY, playWithFaults } from './__testUtils__/playWithFaults';
import { FAST } from './__testUtils__/startEngine';
import { systemClock } from './Clock';
import { createHealth, createLiveness } from './health';

jest.setTimeout(60_000);

describe('health', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createSqliteDatabase();
  });
  afterEach(() => database.remove());

  const asked = (play: Awaited<ReturnType<typeof playWithFaults>>) =>
    createHealth({
      store: play.store,
      conductor: play.engine.conductor,
      clock: systemClock,
      roles: ['ingest', 'conductor'],
      fallbacks: [],
    })();
  const FINE = { status: 'ok', problems: [], roles: ['ingest', 'conductor'] };

  async function eventually(isSo: () => Promise<boolean>) {
    for (let tries = 0; tries < 500; tries++) {
      if (await isSo()) return;
      await systemClock.sleep(10);
    }
    throw new Error('It never came to that.');
  }

  it('is fine while the conductor gets on', async () => {
    const play = await playWithFaults(database);
    await play.until(await play.open(), i => i.status === 'active');
    expect(await asked(play)).toEqual(FINE);
    await play.engine.stop();
  });

  it('says that the store is down, and not where it is', async () => {
    const health = createHealth({
      store: {
        ping: async () => {
          throw new Error('connect ECONNREFUSED db.internal:5432');
        },
      },
      conductor: { problems: () => [] },
      clock: systemClock,
      roles: ['ingest'],
      fallbacks: [],
    });
    expect(await health()).toEqual({
      status: 'failing',
      problems: ['The store does not answer; the log says why.'],
      roles: ['ingest'],
    });
  });

  it('is fine where what is built in serves in the place of a module, and says so to strangers without its name', async () => {
    const health = createHealth({
      store: { ping: async () => {} },
      conductor: { problems: () => [] },
      clock: systemClock,
      roles: ['conductor'],
      fallbacks: [
        'The writer of the module words could not be made: token 123',
      ],
    });
    const { status, problems } = await health();
    expect(status).toBe('ok');
    expect(problems.join()).toMatch(/^A module could not be used.*log says/);
  });

  it('is fine while the outgoing webhook is not taken, and says so', async () => {
    const health = createHealth({
      store: { ping: async () => {} },
      conductor: { problems: () => [] },
      clock: systemClock,
      roles: ['conductor'],
      fallbacks: [],
      outside: () => ['The outgoing webhook does not listen.'],
    });
    expect(await health()).toMatchObject({
      status: 'ok',
      problems: ['The outgoing webhook does not listen.'],
    });
  });

  it('tells what the verification of all ledgers found, and is fine even so', async () => {
    const evidence = { verifiedAt: '2026-11-23T02:05:00.000Z', ok: false };
    const health = createHealth({
      store: { ping: async () => {} },
      conductor: { problems: () => [] },
      clock: systemClock,
      roles: ['ingest'],
      fallbacks: [],
      evidence: () => evidence,
    });
    expect(await health()).toEqual({
      status: 'ok',
      problems: [],
      roles: ['ingest'],
      evidence,
    });
  });

  it('says when a look does not end', async () => {
    let hang = false;
    const play = await playWithFaults(
      database,
      deps => ({
        ...deps,
        store: intercept(
          deps.store,
          'inbox',
          real =>
            (...args) =>
              hang ? new Promise(() => {}) : real(...args),
        ),
      }),
      { ...FAST, stuckAfterMs: 20, drainMs: 1 },
    );
    hang = true;
    const id = await play.open();
    await eventually(async () => (await asked(play)).status === 'failing');
    const { problems } = await asked(play);
    expect(problems[0]).toBe(
      `The conductor has not finished a look at ${id} for 20 ms. Restart this replica.`,
    );
    await play.engine.stop();
  });

  it('says when looks fail again and again, until they do not', async () => {
    let down = false;
    const play = await playWithFaults(
      database,
      deps => ({
        ...deps,
        store: intercept(
          deps.store,
          'inbox',
          real =>
            (...args) =>
              down ? Promise.reject(new Error('down')) : real(...args),
        ),
      }),
      HASTY,
    );
    down = true;
    const id = await play.open();
    await eventually(async () =>
      (await asked(play)).problems.some(p => p.includes('failed')),
    );
    down = false;
    await play.until(id, i => i.status === 'active');
    await eventually(async () => (await asked(play)).status === 'ok');
    expect(await asked(play)).toEqual(FINE);
    await play.engine.stop();
  });

  it('is not spoilt by one ledger that somebody tampered with', async () => {
    const postgres = await createPostgresDatabase();
    const play = await playWithFaults(postgres, undefined, HASTY);
    const id = await play.open();
    await play.until(id, i => i.status === 'active');
    await play.engine.stop();
    await postgres
      .connect()('ir_commits')
      .where({ incident_id: id, seq: 2 })
      .delete();
    const again = await playWithFaults(postgres, undefined, HASTY);
    again.engine.conductor.look(id);
    await eventually(async () => again.errors.length >= 4);
    expect((await asked(again)).problems).toEqual([]);
    expect(await again.service.verify(id)).toMatchObject({
      ok: false,
      brokenSeq: 2,
    });
    await expect(
      again.send(id, { type: 'addNote', text: 'x' }),
    ).rejects.toThrow(/has a gap after commit 1/);
    await again.engine.stop();
    await postgres.remove();
  });
});

describe('liveness', () => {
  const STUCK = 'The conductor has not finished a look for 3 minutes.';
  const live = (problems: readonly string[], ping: () => Promise<void>) =>
    createLiveness({
      store: { ping },
      conductor: { problems: () => problems },
      clock: systemClock,
    })();
  const answers = async () => {};
  const down = async () => {
    throw new Error('connect ECONNREFUSED db.internal:5432');
  };
  const FINE = { status: 'ok', problems: [] };

  it('fails where the conductor does not get on: a restart would help', async () => {
    expect(await live([STUCK], answers)).toEqual({
      status: 'failing',
      problems: [STUCK],
    });
  });

  it('holds where the store is down: a restart would change nothing', async () => {
    expect(await live([STUCK], down)).toEqual(FINE);
    expect(await live([], down)).toEqual(FINE);
    expect(await live([], answers)).toEqual(FINE);
  });
});
