import { EventEmitter, once } from 'node:events';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Wakeups } from '../wakeups/Wakeups';
import { sampleCommit, sampleHead } from './samples/commits';

/** An implementation under test. What is claimed stays claimed for the length of a test. */
export interface WakeupsSubject {
  /** The store that wake-ups follow, if there is one. */
  readonly store: IncidentStore;
  /** Wake-ups as one more process would have. Errors go to `onError`. */
  open(onError: (error: unknown) => void): Wakeups;
  close(): Promise<void>;
}

const START_MS = 60_000;

/** Collects hints and lets a test wait for them. */
function listener() {
  const seen: string[] = [];
  const hints = new EventEmitter();
  return {
    seen,
    look: (incidentId: string) => {
      seen.push(incidentId);
      hints.emit('hint');
    },
    /** Resolves with the incident when it has been hinted `times` times. */
    async hinted(incidentId: string, times = 1): Promise<string> {
      while (seen.filter(id => id === incidentId).length < times)
        await once(hints, 'hint');
      return incidentId;
    },
  };
}

const failTest = (error: unknown) => {
  throw error;
};

/** What every Wakeups must do. Call it at the top level of a Jest test file. */
export function wakeupsContract(
  engine: string,
  start: () => Promise<WakeupsSubject>,
): void {
  describe(`Wakeups on ${engine}`, () => {
    let subject: WakeupsSubject;
    const opened: Wakeups[] = [];
    let count = 0;
    const newId = () => `inc-wake-${(count += 1)}`;

    beforeAll(async () => {
      subject = await start();
    }, START_MS);
    afterEach(async () => {
      await Promise.all(opened.splice(0).map(wakeups => wakeups.stop()));
    });
    afterAll(() => subject?.close(), START_MS);

    const open = () => {
      const wakeups = subject.open(failTest);
      opened.push(wakeups);
      return wakeups;
    };

    const storeDue = async (incidentId: string, dueAt: number) => {
      const commit = sampleCommit(incidentId);
      await subject.store.append(0, commit, sampleHead(commit, { dueAt }));
    };

    it('delivers a hint', async () => {
      const wakeups = open();
      const { look, hinted } = listener();
      await wakeups.start(look);
      const id = newId();
      wakeups.wake(id);
      expect(await hinted(id)).toBe(id);
    });

    it('delivers a hint again when it is given again', async () => {
      const wakeups = open();
      const { look, hinted } = listener();
      await wakeups.start(look);
      const id = newId();
      wakeups.wake(id);
      await hinted(id);
      wakeups.wake(id);
      expect(await hinted(id, 2)).toBe(id);
    });

    it('does not call back while the hint is being given', async () => {
      const wakeups = open();
      const { look, seen, hinted } = listener();
      await wakeups.start(look);
      const id = newId();
      wakeups.wake(id);
      expect(seen).not.toContain(id);
      await hinted(id);
    });

    it('hints at what is due although nobody gave a hint', async () => {
      const id = newId();
      await storeDue(id, 1);
      const wakeups = open();
      const { look, hinted } = listener();
      await wakeups.start(look);
      expect(await hinted(id)).toBe(id);
    });

    it('hints at what becomes due later', async () => {
      const wakeups = open();
      const { look, hinted } = listener();
      await wakeups.start(look);
      const id = newId();
      await storeDue(id, Date.now() + 100);
      expect(await hinted(id)).toBe(id);
    });

    it('shares what is due between processes', async () => {
      const ids = Array.from({ length: 20 }, newId);
      for (const id of ids) await storeDue(id, 1);
      const { look, seen, hinted } = listener();
      const processes = [open(), open(), open()];
      await Promise.all(processes.map(wakeups => wakeups.start(look)));
      for (const id of ids) await hinted(id);
      const last = newId();
      await storeDue(last, 1);
      await hinted(last);
      expect([...seen].sort()).toEqual([...ids, last].sort());
    });

    it('goes on after a look that failed, and reports it', async () => {
      const errors: unknown[] = [];
      const wakeups = subject.open(error => errors.push(error));
      opened.push(wakeups);
      const { look, hinted } = listener();
      const [bad, good] = [newId(), newId()];
      await wakeups.start(id => {
        look(id);
        if (id === bad) throw new Error('this one fails');
      });
      wakeups.wake(bad);
      await hinted(bad);
      wakeups.wake(good);
      await hinted(good);
      expect(errors).toEqual([new Error('this one fails')]);
    });

    it('delivers nothing once it is stopped', async () => {
      const wakeups = open();
      const { look, seen } = listener();
      await wakeups.start(look);
      wakeups.wake(newId());
      await wakeups.stop();
      const before = seen.length;
      wakeups.wake(newId());
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      expect(seen).toHaveLength(before);
    });

    it('can be stopped twice, and before it was started', async () => {
      const wakeups = open();
      await wakeups.stop();
      await wakeups.start(() => {});
      await wakeups.stop();
      await expect(wakeups.stop()).resolves.toBeUndefined();
    });

    it('takes a cadence in every state', async () => {
      const wakeups = open();
      const id = newId();
      await wakeups.setCadence(id, { state: 'on', everyMs: 60_000 });
      await wakeups.setCadence(id, { state: 'silenced' });
      await expect(
        wakeups.setCadence(id, { state: 'stopped' }),
      ).resolves.toBeUndefined();
    });
  });
}
