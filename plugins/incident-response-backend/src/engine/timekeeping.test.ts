import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { createControlledClock } from './__testUtils__/controlledClock';
import { createClaimWatch } from './ClaimWatch';
import { startTicket } from './ClaimTicket';
import { createCommits } from './Commits';
import { createFailures } from './Failures';
import { incidentOf } from '../domain/__testUtils__/ledgerOf';
import { timingFor } from '../proof/crashMatrix/protocol';
import { outboundCall } from './outboundCall';
import { DEFAULT_TIMING, settledAfterMs, type Timing } from './Timing';

const TIMING = {
  backoffFirstMs: 100,
  backoffMaxMs: 1_000,
  callDeadlineMs: 2_000,
  settleMs: 500,
};

describe("the owner's own view of its claim", () => {
  it('lets calls begin until the time is over', () => {
    const { clock, pass } = createControlledClock();
    const ticket = startTicket('c1', 200, clock);
    pass(199);
    expect(() => ticket.begin()).not.toThrow();
    pass(1);
    expect(ticket.isValid()).toBe(false);
    expect(() => ticket.begin()).toThrow(OutboundCallError);
  });

  it('counts the time for which the machine was suspended', () => {
    const { clock, suspend } = createControlledClock();
    const ticket = startTicket('c1', 200, clock);
    suspend(200);
    expect(() => ticket.begin()).toThrow(
      'The claim ran out before the call began; it is claimed anew.',
    );
  });

  it('does not gain time from a wall clock that is set back', () => {
    const { clock, pass, suspend } = createControlledClock();
    const ticket = startTicket('c1', 200, clock);
    suspend(-3_600_000);
    pass(200);
    expect(ticket.isValid()).toBe(false);
  });
});

describe("somebody else's claim", () => {
  it('is stale once it was watched unchanged for a whole lease', () => {
    const { clock, pass } = createControlledClock();
    const watch = createClaimWatch(450, clock);
    expect(watch.remaining('room', 'c1')).toBe(450);
    pass(449);
    expect(watch.remaining('room', 'c1')).toBe(1);
    pass(1);
    expect(watch.remaining('room', 'c1')).toBe(0);
  });

  it('is watched anew when it was renewed, or by whom it was forgotten', () => {
    const { clock, pass } = createControlledClock();
    const watch = createClaimWatch(450, clock);
    watch.remaining('room', 'c1');
    pass(450);
    expect(watch.remaining('room', 'c2')).toBe(450);
    pass(450);
    watch.forget('room');
    expect(watch.remaining('room', 'c2')).toBe(450);
  });

  it('is not stale because a wall clock jumped', () => {
    const { clock, suspend } = createControlledClock();
    const watch = createClaimWatch(450, clock);
    watch.remaining('room', 'c1');
    suspend(3_600_000);
    expect(watch.remaining('room', 'c1')).toBe(450);
  });
});

describe('the durations', () => {
  it.each<[string, Timing]>([
    ['of the engine', DEFAULT_TIMING],
    ['of the crash matrix', timingFor({ pace: 1 })],
    ['of the crash matrix on a slow machine', timingFor({ pace: 3 })],
  ])(
    '%s let a lease outlast whatever its owner may still do',
    (_of, timing) => {
      const { claimLeaseMs, claimValidMs } = timing;
      expect(claimLeaseMs).toBeGreaterThanOrEqual(
        claimValidMs + settledAfterMs(timing),
      );
    },
  );
});

describe('what fails', () => {
  const start = () => {
    const { clock, pass } = createControlledClock();
    return { failures: createFailures(TIMING, clock), clock, pass };
  };

  it('is left alone for longer and longer, up to a limit', () => {
    const { failures, clock } = start();
    const waits = Array.from(
      { length: 6 },
      () => failures.note('x', 'transient').notBefore - clock.monotonic(),
    );
    expect(waits).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  });

  it('is told at the third failure and at each change of kind, and not else', () => {
    const { failures } = start();
    const told = (
      [
        'transient',
        'transient',
        'transient',
        'transient',
        'unknown',
        'unknown',
        'transient',
        'permanent',
      ] as const
    ).map(kind => failures.note('x', kind).tell);
    expect(told).toEqual([false, false, true, false, true, false, true, true]);
  });

  it('waits as long as the vendor asks', () => {
    const { failures, clock } = start();
    const wait = (failure: { notBefore: number }) =>
      failure.notBefore - clock.monotonic();
    expect(
      wait(failures.note('asked', 'transient', { retryAfterMs: 30_000 })),
    ).toBe(30_000);
    expect(wait(failures.note('short', 'transient', { retryAfterMs: 1 }))).toBe(
      100,
    );
  });

  it('is not looked for before the vendor cannot carry it out or hide it any more', () => {
    const { failures, clock, pass } = start();
    const wait = (failure: { notBefore: number }) =>
      failure.notBefore - clock.monotonic();
    const begunAt = clock.monotonic();
    pass(10);
    // The connection was reset at once; what was sent may still be on its way.
    expect(wait(failures.note('reset', 'unknown', { begunAt }))).toBe(2_490);
    pass(1_990);
    expect(wait(failures.note('late', 'unknown', { begunAt }))).toBe(500);
    // What was only looked for began nothing, nor did what was refused.
    expect(wait(failures.note('looked', 'unknown'))).toBe(100);
    expect(wait(failures.note('refused', 'transient', { begunAt }))).toBe(100);
  });

  it('may have happened until there is an outcome, whatever fails after', () => {
    const { failures } = start();
    expect(failures.note('x', 'transient').mayHaveHappened).toBe(false);
    failures.note('x', 'unknown');
    expect(failures.note('x', 'transient').mayHaveHappened).toBe(true);
    failures.clear('x');
    expect(failures.get('x')).toBeUndefined();
    expect(failures.note('x', 'transient').mayHaveHappened).toBe(false);
    expect(failures.count()).toBe(1);
  });
});

describe('one outbound call', () => {
  const call = <T>(
    perform: Parameters<typeof outboundCall<T>>[1],
    deadlineMs = 10_000,
  ) => outboundCall({ key: 'k', deadlineMs, ticket: undefined }, perform);

  it.each([
    ['before it began, was not made', false, 'not-executed'],
    ['after it began, is unknown', true, 'unknown'],
  ])('that fails %s', async (_when, begins, failure) => {
    const failing = call(async ({ begin }) => {
      if (begins) begin();
      throw new Error('reset');
    });
    await expect(failing).rejects.toMatchObject({ failure, message: 'reset' });
  });

  it.each([
    ['before it began', false, 'not-executed'],
    ['after it began', true, 'unknown'],
  ])(
    'that stalls %s ends at the deadline and is aborted',
    async (_when, begins, failure) => {
      let aborted = false;
      const stalled = call(({ begin, signal }) => {
        if (begins) begin();
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return new Promise(() => {});
      }, 10);
      await expect(stalled).rejects.toMatchObject({
        failure,
        message: 'No answer within 10 ms.',
      });
      expect(aborted).toBe(true);
    },
  );

  it('cannot begin after its deadline', async () => {
    let late: unknown;
    const ended = new Promise<void>(resolve => {
      void call(async ({ begin, signal }) => {
        await new Promise(done => signal.addEventListener('abort', done));
        try {
          begin();
        } catch (error) {
          late = error;
        }
        resolve();
      }, 10).catch(() => {});
    });
    await ended;
    expect(late).toMatchObject({ failure: 'not-executed' });
  });

  it('keeps what the adapter says', async () => {
    const busy = new OutboundCallError('busy', {
      failure: 'not-executed',
      retryAfterMs: 7,
    });
    await expect(
      call(async () => {
        throw busy;
      }),
    ).rejects.toBe(busy);
  });
});

describe('listeners of commits', () => {
  it('that fail disturb nobody, and can leave', () => {
    const errors: unknown[] = [];
    const commits = createCommits(error => errors.push(error));
    const heard: string[] = [];
    commits.listen(() => {
      throw new Error('broken');
    });
    const leave = commits.listen(({ id }) => heard.push(id));
    commits.tell(incidentOf(), []);
    leave();
    commits.tell(incidentOf(), []);
    expect(heard).toHaveLength(1);
    expect(errors).toHaveLength(2);
  });
});
