import type { IncidentSignal } from '@incident-response/backstage-plugin-incident-response-common';
import { createNewestSignals } from './newestSignals';

const turn = () => new Promise(resolve => setImmediate(resolve));

function line(most: number) {
  const published: IncidentSignal[] = [];
  const held: (() => void)[] = [];
  const signal = createNewestSignals(
    next => {
      published.push(next);
      return new Promise(resolve => held.push(resolve));
    },
    () => {},
    { most },
  );
  return {
    published,
    signal,
    async letGo() {
      held.splice(0).forEach(go => go());
      await turn();
    },
  };
}

describe('signals to pages', () => {
  it('are told at once while the line is free', () => {
    const { published, signal } = line(2);
    signal({ incidentId: 'a', seq: 1 });
    signal({ incidentId: 'b', seq: 1 });
    expect(published).toHaveLength(2);
  });

  it('tell the newest change of each incident once the line is free again', async () => {
    const { published, signal, letGo } = line(1);
    signal({ incidentId: 'a', seq: 1 });
    for (const seq of [2, 3, 4]) signal({ incidentId: 'a', seq });
    signal({ incidentId: 'b', seq: 7 });
    await letGo();
    await letGo();
    expect(published).toEqual([
      { incidentId: 'a', seq: 1 },
      { incidentId: 'a', seq: 4 },
      { incidentId: 'b', seq: 7 },
    ]);
  });

  it('go on after one that hangs, and tell of it', async () => {
    const published: number[] = [];
    const hung = new Promise<unknown>(resolve => {
      const signal = createNewestSignals(
        ({ seq }) => {
          published.push(seq);
          return seq === 1 ? new Promise(() => {}) : Promise.resolve();
        },
        resolve,
        { most: 1, patienceMs: 5 },
      );
      signal({ incidentId: 'a', seq: 1 });
      signal({ incidentId: 'a', seq: 2 });
    });
    expect(await hung).toEqual(new Error('no answer within 5 ms'));
    await turn();
    expect(published).toEqual([1, 2]);
  });

  it('go on after one that failed', async () => {
    const published: number[] = [];
    const errors: unknown[] = [];
    const signal = createNewestSignals(
      async ({ seq }) => {
        published.push(seq);
        throw new Error('nobody listens');
      },
      error => errors.push(error),
    );
    signal({ incidentId: 'a', seq: 1 });
    await turn();
    signal({ incidentId: 'a', seq: 2 });
    await turn();
    expect(published).toEqual([1, 2]);
    expect(errors).toHaveLength(2);
  });
});
