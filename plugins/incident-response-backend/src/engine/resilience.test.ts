import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { ALERT } from '../domain/__testUtils__/ledgerOf';
import type { IncidentStore } from '../stores/IncidentStore';
import { intercept } from './__testUtils__/intercept';
import { HASTY, playWithFaults } from './__testUtils__/playWithFaults';
import { FAST } from './__testUtils__/startEngine';
import { systemClock } from './Clock';
import type { EngineDeps } from './createEngine';

jest.setTimeout(60_000);

describe.each([
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
])('an engine on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let stop: () => Promise<void> = async () => {};
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await stop();
    await database.remove();
  });

  async function start(
    change: (deps: EngineDeps) => EngineDeps,
    timing = HASTY,
  ) {
    const play = await playWithFaults(database, change, {
      ...timing,
      claimLeaseMs: 10_000,
      sweepGraceMs: 50,
    });
    stop = () => play.engine.stop();
    return play;
  }

  it('assembles what was stored and whose wake-up was lost', async () => {
    const { open, until } = await start(deps => ({
      ...deps,
      wakeups: { ...deps.wakeups, wake: () => {} },
    }));
    const assembled = await until(await open(), i => i.status === 'active');
    expect(assembled.room).toBeDefined();
  });

  it('goes on through a store that fails again and again, and then heals', async () => {
    let broken = 0;
    const flaky = <
      K extends 'read' | 'append' | 'inbox' | 'markDrained' | 'claimDue',
    >(
      store: IncidentStore,
      method: K,
    ): IncidentStore =>
      intercept(
        store,
        method,
        real =>
          ((...args: Parameters<typeof real>) => {
            broken += 1;
            // Every third call fails, until there were enough of them.
            if (broken % 3 === 0 && broken < 150)
              return Promise.reject(new Error(`${method} failed`));
            return (real as (...given: typeof args) => ReturnType<typeof real>)(
              ...args,
            );
          }) as IncidentStore[K],
      );
    const { store, engine, until, errors } = await start(deps => {
      const methods = [
        'read',
        'append',
        'inbox',
        'markDrained',
        'claimDue',
      ] as const;
      return {
        ...deps,
        store: methods.reduce<IncidentStore>(flaky, deps.store),
      };
    });
    const ingested = await engine.service.ingest('grafana-oncall', {
      eventKey: 'E1',
      alert: ALERT,
    });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    await retried(() => until(ingested.incidentId, i => i.status === 'active'));
    expect(errors.length).toBeGreaterThan(0);
    const commits = await store.read(ingested.incidentId, 0);
    expect(commits.map(c => c.seq)).toEqual(commits.map((_c, i) => i + 1));
    expect(
      await retried(() => engine.service.verify(ingested.incidentId)),
    ).toMatchObject({ ok: true });
  });

  async function retried<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        if (tries > 200) throw error;
        await systemClock.sleep(20);
      }
    }
  }

  it('is disturbed by no listener, metric or signal that fails', async () => {
    const broken = () => {
      throw new Error('metrics are down');
    };
    const play = await start(deps => ({
      ...deps,
      report: {
        ...deps.report,
        effectDone: broken,
        effectFailed: broken,
        passFailed: broken,
      },
    }));
    play.engine.commits.listen(() => {
      throw new Error('signals are down');
    });
    const id = await play.drafted();
    await play.approve(id);
    await play.until(id, play.draftIs('published'));
    await play.until(id, i => i.status === 'active');
    expect(play.errors.join()).toContain('signals are down');
  });

  it('records on the way out what was running, and starts nothing new', async () => {
    let release: () => void = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    let opening = false;
    const play = await start(
      deps => ({
        ...deps,
        chat: intercept(deps.chat, 'openRoom', real => async (room, call) => {
          opening = true;
          const answer = await real(room, call);
          await held;
          return answer;
        }),
      }),
      FAST,
    );
    const id = await play.open();
    await play.until(
      id,
      i => opening && i.effects['room:1']?.status === 'claimed',
    );
    const stopped = play.engine.stop();
    release();
    await stopped;
    const ledger = await play.service.get(id);
    expect(ledger.room).toBeDefined();
    expect(ledger.room?.messages).toEqual({});
    const { seq } = ledger;
    await systemClock.sleep(50);
    expect((await play.service.get(id)).seq).toBe(seq);
  });

  it('does not wait for ever for what does not end', async () => {
    const play = await start(
      deps => ({
        ...deps,
        chat: intercept(
          deps.chat,
          'openRoom',
          () => () => new Promise(() => {}),
        ),
      }),
      { ...FAST, callDeadlineMs: 600_000, drainMs: 10 },
    );
    const id = await play.open();
    await play.until(id, i => i.effects['room:1']?.status === 'claimed');
    await play.engine.stop();
    expect((await play.service.get(id)).room).toBeUndefined();
  });
});
