import { buildHost } from '../../crashMatrix/buildHost';
import { openSqliteDatabases } from '../../crashMatrix/databases';
import { startTwin } from '../../crashMatrix/slack/startTwin';
import { withProgress } from '../../fullBackend/progress';
import { percentiles, round } from '../percentiles';
import { acknowledgements, approve } from './clicks';
import { LATENCY } from './latency';
import {
  openSubject,
  type SlackSubject,
  type SubjectOptions,
} from './openSubject';
import { assemble, until, type RoomTimes } from './rooms';

export interface SlackSizes {
  /** Alerts, one after the other. */
  readonly rooms: number;
  readonly acknowledgements: number;
  /** Alerts at once while Slack's limits hold; 0: not measured. */
  readonly storm: number;
}

type Stage = Pick<SubjectOptions, 'databases' | 'slack'>;

async function withSubject<T>(
  options: SubjectOptions,
  work: (subject: SlackSubject) => Promise<T>,
): Promise<T> {
  const subject = await openSubject(options);
  try {
    return await work(subject);
  } finally {
    await subject.close();
  }
}

/** One after the other; the first is not counted: what is compiled late is not what is measured. */
const oneByOne = (stage: Stage, people: number, count: number) =>
  withSubject(
    { ...stage, people, warm: true, limits: false },
    async subject => {
      const times: RoomTimes[] = [];
      for (let n = 0; n <= count; n++) {
        const room = await assemble(subject, people);
        if (n > 0) times.push(room);
      }
      return times;
    },
  );

/** The first alert of a backend that has not read the users of the workspace. */
async function cold(stage: Stage, people: number, count: number) {
  const times: RoomTimes[] = [];
  for (let n = 0; n < count; n++)
    times.push(
      await withSubject(
        { ...stage, people, warm: false, limits: false },
        subject => assemble(subject, people),
      ),
    );
  return times;
}

/** So many alerts at once: until the last of their rooms is complete. */
const atOnce = (
  stage: Stage,
  alerts: number,
  { people, rounds }: { readonly people: number; readonly rounds: number },
) =>
  withSubject(
    { ...stage, people, warm: true, limits: false },
    async subject => {
      const last: number[] = [];
      for (let n = 0; n <= rounds; n++) {
        const rooms = await Promise.all(
          Array.from({ length: alerts }, () => assemble(subject, people)),
        );
        if (n > 0) last.push(Math.max(...rooms.map(room => room.completeMs)));
      }
      return last;
    },
  );

/** Slack's limits hold: none is lost, and how long that takes is up to them. */
const storm = (stage: Stage, alerts: number, people: number) =>
  withSubject({ ...stage, people, warm: true, limits: true }, async subject => {
    const before = (await subject.control.calls()).length;
    const rooms = await Promise.all(
      Array.from({ length: alerts }, () => assemble(subject, people)),
    );
    const calls = (await subject.control.calls()).slice(before);
    const counts: Record<string, number> = {};
    for (const { method } of calls) counts[method] = (counts[method] ?? 0) + 1;
    return {
      alerts,
      complete: rooms.length,
      firstInvitedS: round(Math.min(...rooms.map(r => r.invitedMs)) / 1_000),
      lastInvitedS: round(Math.max(...rooms.map(r => r.invitedMs)) / 1_000),
      lastCompleteS: round(Math.max(...rooms.map(r => r.completeMs)) / 1_000),
      refusedForTheirPace: calls.filter(
        ({ result }) => result.type === 'answered' && result.status === 429,
      ).length,
      calls: counts,
    };
  });

async function clicks(stage: Stage, sizes: SlackSizes) {
  const publishedAt = new Map<string, number>();
  const onPublish = (id: string) => publishedAt.set(id, performance.now());
  return withSubject(
    { ...stage, people: 5, warm: true, limits: false, onPublish },
    async subject => {
      const published: number[] = [];
      let room = '';
      for (let n = 0; n <= sizes.rooms; n++) {
        const { incidentId } = await assemble(subject, 5);
        const ms = await approve(subject, incidentId, publishedAt);
        if (n > 0) published.push(ms);
        const opened = await until(subject, incidentId, i => Boolean(i.room));
        room = opened.room?.roomId ?? '';
      }
      const acks = await acknowledgements(
        subject,
        room,
        sizes.acknowledgements,
      );
      return { published, acks };
    },
  );
}

const invited = (rooms: readonly RoomTimes[]) =>
  percentiles(rooms.map(({ invitedMs }) => invitedMs));
const complete = (rooms: readonly RoomTimes[]) =>
  percentiles(rooms.map(({ completeMs }) => completeMs));
const ratio = (a: number, b: number) => Math.round((a / b) * 100) / 100;

/** War rooms in a Slack of another process, with everything as far away as it is in production. */
export async function measureSlack(sizes: SlackSizes) {
  const built = await withProgress('building the Slack twin', buildHost());
  const databases = await openSqliteDatabases();
  const slack = await startTwin(built.twin);
  const stage = { databases, slack };
  try {
    await slack.control.misbehave({ type: 'latency', ms: LATENCY.slack });
    const twenty = await withProgress(
      '20 responders',
      oneByOne(stage, 20, sizes.rooms),
    );
    const coldTwenty = await withProgress(
      '20 responders, nobody known yet',
      cold(stage, 20, Math.ceil(sizes.rooms / 2)),
    );
    const hundred = await withProgress(
      '100 responders',
      oneByOne(stage, 100, sizes.rooms),
    );
    const rounds = Math.ceil(sizes.rooms / 2);
    const five = await withProgress(
      '5 alerts at once',
      atOnce(stage, 5, { people: 20, rounds }),
    );
    const { published, acks } = await withProgress(
      'clicks',
      clicks(stage, sizes),
    );
    const fifty =
      sizes.storm > 0
        ? await withProgress(
            `${sizes.storm} alerts at once, with the limits of Slack`,
            storm(stage, sizes.storm, 20),
          )
        : undefined;
    const one = complete(twenty);
    const atOnceMs = percentiles(five);
    const ackMs = percentiles(acks);
    const publishMs = percentiles(published);
    return {
      summary: {
        invited_20_ms: invited(twenty).p50,
        complete_20_ms: one.p50,
        complete_100_over_20: ratio(complete(hundred).p50, one.p50),
        five_over_one: ratio(atOnceMs.p50, one.p50),
        ack_p99_ms: ackMs.p99,
        publish_after_click_ms: publishMs.p50,
      },
      details: {
        latencyMs: LATENCY,
        warm20: { invitedMs: invited(twenty), completeMs: one },
        cold20: {
          invitedMs: invited(coldTwenty),
          completeMs: complete(coldTwenty),
        },
        warm100: {
          invitedMs: invited(hundred),
          completeMs: complete(hundred),
        },
        fiveAtOnceLastCompleteMs: atOnceMs,
        ackMs,
        publishAfterClickMs: publishMs,
        ...(fifty && { storm: fifty }),
      },
    };
  } finally {
    await slack.stop();
    await databases.stop();
    built.remove();
  }
}
