import type { Timeline } from '@incident-response/backstage-plugin-incident-response-common';
import { note } from '../__testUtils__/fixtures';
import type { TimelineQuery } from '../api/IncidentResponseApi';
import { followTimeline, type TailState } from './followTimeline';
import { createWaker } from './waker';

/** Answers in turn; after the last one the server holds the question for ever. */
function follow(answers: (Timeline | Error)[]) {
  const queries: TimelineQuery[] = [];
  const states: TailState[] = [];
  const seen: number[] = [];
  const waker = createWaker();
  const controller = new AbortController();
  const held = new Promise<void>(resolve => {
    followTimeline({
      waker,
      signal: controller.signal,
      onEntries: entries => seen.push(...entries.map(({ seq }) => seq)),
      onState: state => {
        states.push(state);
        if (state === 'retrying') setTimeout(waker.wake);
      },
      read: async query => {
        queries.push(query);
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        if (answer) return answer;
        resolve();
        return new Promise<Timeline>(() => {});
      },
    });
  });
  return { held, queries, states, seen, stop: () => controller.abort() };
}

const part = (seqs: number[], hasMore = false): Timeline => ({
  entries: seqs.map(seq => note(seq, 'x')),
  cursor: `${seqs[seqs.length - 1]}.0`,
  hasMore,
});

describe('following a timeline', () => {
  it('reads every page first and waits only at the end', async () => {
    const tail = follow([part([1, 2], true), part([3]), part([4])]);
    await tail.held;
    tail.stop();
    expect(tail.seen).toEqual([1, 2, 3, 4]);
    expect(tail.queries.map(({ after }) => after)).toEqual([
      undefined,
      '2.0',
      '3.0',
      '4.0',
    ]);
    expect(tail.queries.map(({ waitSeconds }) => waitSeconds ?? 0)).toEqual([
      0, 0, 20, 20,
    ]);
  });

  it('goes on from where it was after a failure, at once when hinted', async () => {
    const tail = follow([part([1]), new Error('connection lost'), part([2])]);
    await tail.held;
    tail.stop();
    expect(tail.states).toEqual(['live', 'retrying', 'live']);
    expect(tail.seen).toEqual([1, 2]);
    expect(tail.queries[2].after).toBe('1.0');
  });
});
