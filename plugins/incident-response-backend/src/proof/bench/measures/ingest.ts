import { withProgress } from '../../fullBackend/progress';
import { createAlertSender, type Sent } from '../load/createAlertSender';
import { asFastAsPossible, atRate, type Sample } from '../load/pace';
import { readMemory } from '../memory';
import { percentiles, round } from '../percentiles';
import type { Subject } from '../withBackend';
import { readAll, untilAssembled } from './incidents';

export interface IngestSizes {
  /** New groups a minute, and for how many minutes. */
  readonly steadyPerMinute: number;
  readonly steadyMinutes: number;
  /** New groups a second, and for how many seconds. */
  readonly burstPerSecond: number;
  readonly burstSeconds: number;
  readonly maxSeconds: number;
  /** How long what is left may take to assemble. */
  readonly patienceMs: number;
}

const CONCURRENCY = 64;

const idsOf = (samples: readonly Sample<Sent>[]) =>
  samples.flatMap(({ value }) =>
    value.status === 202 && value.incidentId ? [value.incidentId] : [],
  );

/** What was answered, and how fast. */
function answers(samples: readonly Sample<Sent>[]) {
  return {
    sent: samples.length,
    accepted: idsOf(samples).length,
    ackMs: percentiles(samples.map(({ ms }) => ms)),
  };
}

/** Every accepted incident must be there, and assembled. */
async function fates(
  { ada }: Subject,
  accepted: readonly string[],
  patienceMs: number,
) {
  const caughtUpMs = await withProgress(
    'waiting until every incident is assembled',
    untilAssembled(ada, patienceMs),
  );
  const assembled = await readAll(ada, ['active']);
  const waiting = await readAll(ada, ['declared', 'assembling']);
  const distinct = new Set(accepted);
  const count = (ids: ReadonlySet<string>) =>
    [...distinct].filter(id => ids.has(id)).length;
  const [done, late] = [count(assembled), count(waiting)];
  return {
    assembled: done,
    notYetAssembled: late,
    lost: distinct.size - done - late,
    caughtUpAfterS: caughtUpMs === null ? null : round(caughtUpMs / 1000),
  };
}

/** New groups with the conductor at work: steadily, in a burst, and as many as go. */
export async function measureIngest(subject: Subject, sizes: IngestSizes) {
  const { backend } = subject;
  const sender = createAlertSender(backend.url);
  const send = () => sender.send();
  try {
    // What is compiled late is not what is measured.
    await atRate({ perSecond: 50, count: 200, send });
    await untilAssembled(subject.ada, sizes.patienceMs);

    const steady = await withProgress(
      `sending ${sizes.steadyPerMinute} a minute`,
      atRate({
        perSecond: sizes.steadyPerMinute / 60,
        count: Math.round(sizes.steadyPerMinute * sizes.steadyMinutes),
        send,
      }),
    );
    const steadyFates = await fates(subject, idsOf(steady), sizes.patienceMs);
    const afterSteady = await readMemory(backend.pid);

    const burst = await withProgress(
      `sending ${sizes.burstPerSecond} a second`,
      atRate({
        perSecond: sizes.burstPerSecond,
        count: sizes.burstPerSecond * sizes.burstSeconds,
        send,
      }),
    );
    const most = await withProgress(
      'sending as many as go',
      asFastAsPossible({
        concurrency: CONCURRENCY,
        forMs: sizes.maxSeconds * 1000,
        send,
      }),
    );
    const rest = [...idsOf(burst), ...idsOf(most.samples)];
    const restFates = await fates(subject, rest, sizes.patienceMs);
    return {
      steady: {
        perMinute: sizes.steadyPerMinute,
        minutes: sizes.steadyMinutes,
        ...answers(steady),
        ...steadyFates,
        memory: afterSteady,
      },
      burst: {
        perSecond: sizes.burstPerSecond,
        seconds: sizes.burstSeconds,
        ...answers(burst),
      },
      most: {
        perSecond: round(most.perSecond),
        concurrency: CONCURRENCY,
        ...answers(most.samples),
      },
      afterBurstAndMost: {
        ...restFates,
        memory: await readMemory(backend.pid),
      },
    };
  } finally {
    sender.close();
  }
}
