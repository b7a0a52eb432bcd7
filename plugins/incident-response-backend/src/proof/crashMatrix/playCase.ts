import { hasCompany, type Case } from './Case';
import type { Fault, How, Job, Tiding } from './Job';
import { runHost, type HostProgram, type RunningHost } from './runHost';

/** What happened while a case was played. */
export interface Played {
  readonly tidings: readonly Tiding[];
  /** The sentence that says why it never came to an end. */
  readonly stuck?: string;
}

/** Only ends what hangs: a busy machine may stand still for a minute. */
const PATIENCE_MS = 180_000;
/** What is broken on purpose is meant to hang. */
const PATIENCE_WITH_BROKEN_MS = 45_000;
const BREAKING: readonly How[] = ['repeat', 'alter', 'forget'];
const LIVES = 6;

/** Long past every lease of the scaled protocol. */
const ASLEEP_MS = 2_500;
/** Whoever sleeps may hold a lock of the database, so that nobody gets on until they wake. */
const AWAKE_AFTER_MS = 6_000;

const pause = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

/** What was ordered and has not happened yet. */
export function remaining(
  faults: readonly Fault[],
  tidings: readonly Tiding[],
): readonly Fault[] {
  const happened = new Set(
    tidings.flatMap(t => (t.type === 'fault' ? [t.fault.at] : [])),
  );
  return faults.filter(({ at }) => !happened.has(at));
}

/** Where a case is played: its database, and who outside is told. */
export type Place = Pick<Job, 'database' | 'outside' | 'exports' | 'slack'>;

/** Starts processes on one database and remembers what all of them told. */
interface Crew {
  start(ordered: readonly Fault[]): RunningHost;
  tidings(): readonly Tiding[];
  /** What each process told last, for whoever looks for why it hangs. */
  lastWords(): string;
  /** Kills whoever still runs; nobody starts after that. */
  dismiss(): Promise<void>;
  isDismissed(): boolean;
}

function hire(
  { file, pace }: HostProgram,
  { play, staff }: Case,
  place: Place,
): Crew {
  const hosts: RunningHost[] = [];
  let dismissed = false;
  const tidings = () => hosts.flatMap(host => host.tidings);
  return {
    tidings,
    start: ordered => {
      const answered = tidings().flatMap(t =>
        t.type === 'answered' ? [t.alert] : [],
      );
      const erased = tidings().flatMap(t =>
        t.type === 'erased' ? [t.person] : [],
      );
      const host = runHost(file, {
        ...place,
        play,
        faults: [...ordered],
        answered,
        erased,
        patient: !hasCompany({ staff }),
        pace,
      });
      hosts.push(host);
      return host;
    },
    lastWords: () =>
      hosts
        .map(
          (host, n) =>
            `process ${n + 1} last told ${JSON.stringify(
              host.tidings.at(-1) ?? 'nothing',
            ).slice(0, 300)}`,
        )
        .join('; '),
    isDismissed: () => dismissed,
    dismiss: async () => {
      dismissed = true;
      for (const host of hosts) host.kill();
      await Promise.all(hosts.map(host => host.ended));
    },
  };
}

/** One process after the other, until one plays to the end. */
async function inTurn(crew: Crew, faults: readonly Fault[]): Promise<boolean> {
  for (let life = 0; life < LIVES && !crew.isDismissed(); life++) {
    const left = remaining(faults, crew.tidings());
    const end = await crew.start(left).ended;
    if (end !== 'killed') return end === 'done';
  }
  return false;
}

/** A second process takes over from one that is suspended, which then wakes. */
async function inRelay(
  crew: Crew,
  faults: readonly Fault[],
  pace: number,
): Promise<boolean> {
  const first = crew.start(faults);
  await first.struck;
  const second = crew.start([]);
  await Promise.race([
    Promise.all([second.ended, pause(ASLEEP_MS * pace)]),
    pause(AWAKE_AFTER_MS * pace),
  ]);
  first.resume();
  return (await first.ended) === 'done' && (await second.ended) === 'done';
}

/** Past every lease; then it goes on as if nothing had been. */
async function withNap(
  crew: Crew,
  naps: readonly Fault[],
  pace: number,
): Promise<boolean> {
  const host = crew.start(naps);
  await host.struck;
  await Promise.race([pause(ASLEEP_MS * pace), host.ended]);
  host.resume();
  return (await host.ended) === 'done';
}

async function staffed(
  crew: Crew,
  { staff, faults }: Case,
  pace: number,
): Promise<boolean> {
  switch (staff) {
    case 'one':
      return inTurn(crew, faults);
    case 'pair': {
      const ends = [inTurn(crew, faults), inTurn(crew, [])];
      return (await Promise.all(ends)).every(Boolean);
    }
    case 'trio': {
      const naps = faults.filter(({ how }) => how.startsWith('stop-'));
      const deaths = faults.filter(fault => !naps.includes(fault));
      const ends = [
        inTurn(crew, deaths),
        withNap(crew, naps, pace),
        inTurn(crew, []),
      ];
      return (await Promise.all(ends)).every(Boolean);
    }
    case 'relay':
      return inRelay(crew, faults, pace);
    default: {
      const unreachable: never = staff;
      return unreachable;
    }
  }
}

/** Plays the parts of a case on a database until the incident is over. */
export async function playCase(
  program: HostProgram,
  which: Case,
  place: Place,
): Promise<Played> {
  const isBroken = which.faults.some(({ how }) => BREAKING.includes(how));
  const patienceMs =
    (isBroken ? PATIENCE_WITH_BROKEN_MS : PATIENCE_MS) * program.pace;
  const crew = hire(program, which, place);
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'too long'>(resolve => {
    timer = setTimeout(() => resolve('too long'), patienceMs);
  });
  try {
    const played = staffed(crew, which, program.pace).then(
      // What somebody did who woke last is seen to by whoever comes next.
      isOver =>
        isOver && place.slack !== undefined && which.staff !== 'one'
          ? inTurn(crew, [])
          : isOver,
    );
    const end = await Promise.race([played, tooLong]);
    const tidings = crew.tidings();
    if (end === true) return { tidings };
    return {
      tidings,
      stuck:
        end === 'too long'
          ? `The incident was not over after ${patienceMs} ms: ${crew.lastWords()}.`
          : `A process ended before the incident was over: ${crew.lastWords()}.`,
    };
  } finally {
    clearTimeout(timer);
    await crew.dismiss();
  }
}
