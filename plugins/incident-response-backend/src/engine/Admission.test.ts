import { setImmediate as turn } from 'node:timers/promises';
import { createAdmission, PEOPLE_WAIT } from './Admission';
import { createInflow } from './Inflow';

/** A clock whose sleepers wake when told how late it is. */
function handClock() {
  let at = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    clock: {
      now: () => new Date(at),
      monotonic: () => at,
      sleep: (ms: number) =>
        new Promise<void>(wake => sleepers.push({ until: at + ms, wake })),
    },
    pass: async (ms: number) => {
      at += ms;
      const due = sleepers.filter(({ until }) => until <= at);
      sleepers = sleepers.filter(({ until }) => until > at);
      due.forEach(({ wake }) => wake());
      await turn();
    },
  };
}

function holdable() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    end: async (name: string) => {
      ends.get(name)?.();
      await turn();
    },
    work: (name: string) => () => {
      started.push(name);
      return new Promise<void>(end => ends.set(name, end));
    },
  };
}

describe('admission', () => {
  it('lets in no more than its limit, people first, then the gravest, then in line', async () => {
    const { clock } = handClock();
    const { started, end, work } = holdable();
    const { run } = createAdmission({ limit: 1, paceMs: () => 0, clock });
    const order: [number, string][] = [
      [2, 'first'],
      [3, 'P3'],
      [2, 'P2'],
      [2, 'P2 later'],
      [PEOPLE_WAIT, 'people'],
    ];
    for (const [rank, name] of order) void run(rank, work(name));
    for (const name of ['first', 'people', 'P2', 'P2 later', 'P3']) {
      await end('nobody');
      expect(started.at(-1)).toBe(name);
      await end(name);
    }
    expect(started).toHaveLength(5);
  });

  it('goes on after work that fails, and tells its error', async () => {
    const { clock } = handClock();
    const { run } = createAdmission({ limit: 1, paceMs: () => 0, clock });
    const failing = run(1, async () => {
      throw new Error('broken');
    });
    const next = run(1, async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
  });

  it('starts work at a pace while told to, and lets people pass', async () => {
    const { clock, pass } = handClock();
    const { started, work } = holdable();
    const { run } = createAdmission({ limit: 9, paceMs: () => 25, clock });
    void run(1, work('a'));
    void run(1, work('b'));
    void run(1, work('c'));
    void run(PEOPLE_WAIT, work('people'));
    await turn();
    expect(started).toEqual(['a', 'people']);
    await pass(24);
    expect(started).toEqual(['a', 'people']);
    await pass(1);
    expect(started).toEqual(['a', 'people', 'b']);
    await pass(25);
    expect(started).toEqual(['a', 'people', 'b', 'c']);
  });

  it('does not let what hangs hold up the pace of the others', async () => {
    const { clock, pass } = handClock();
    const { started, work } = holdable();
    const { run } = createAdmission({ limit: 2, paceMs: () => 25, clock });
    void run(1, work('hangs'));
    await pass(25);
    void run(1, async () => void started.push('quick'));
    await turn();
    void run(1, async () => void started.push('quick too'));
    await pass(25);
    expect(started).toEqual(['hangs', 'quick', 'quick too']);
  });
});

describe('inflow', () => {
  /** So many a second, each of which takes so long to store. */
  const arrive = async (perSecond: number, storingMs = 0, seconds = 3) => {
    const { clock, pass } = handClock();
    const inflow = createInflow(clock);
    for (let nth = 0; nth < perSecond * seconds; nth++) {
      await pass(1_000 / perSecond);
      const stored = inflow.track(() => clock.sleep(storingMs));
      if (storingMs === 0) continue;
      await pass(storingMs);
      await stored;
    }
    return { inflow, pass };
  };

  it('asks for no pauses at a thousand a minute', async () => {
    const { inflow } = await arrive(17, 0, 10);
    expect(inflow.paceMs()).toBe(0);
  });

  it('asks for pauses in a storm, and no more a few seconds after it', async () => {
    const { inflow, pass } = await arrive(300);
    expect(inflow.paceMs()).toBeGreaterThan(0);
    await pass(3_000);
    expect(inflow.paceMs()).toBe(0);
  });

  it('asks for longer ones the harder storing is, and never for a stop', async () => {
    const [easy, hard, harder] = await Promise.all(
      [1, 5, 10].map(async ms => (await arrive(90, ms)).inflow.paceMs()),
    );
    expect(easy).toBeLessThan(hard);
    expect(hard).toBeLessThan(harder);
    expect(harder).toBeLessThanOrEqual(250);
  });

  it('passes on what storing fails with', async () => {
    const inflow = createInflow(handClock().clock);
    const failing = inflow.track(async () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
  });
});
