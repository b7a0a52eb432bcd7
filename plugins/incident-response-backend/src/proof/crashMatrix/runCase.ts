import type { Case } from './Case';
import type { Databases } from './databases';
import type { Database, Fault, Tiding } from './Job';
import { judge, type Verdict } from './judge';
import { readWorld } from './readWorld';
import { runHost, type HostProgram, type RunningHost } from './runHost';

export interface Result {
  readonly case: Case;
  readonly verdict: Verdict;
  /** Whether everything that was ordered happened. */
  readonly reached: boolean;
  readonly tidings: readonly Tiding[];
  readonly ms: number;
}

interface Play {
  readonly tidings: readonly Tiding[];
  /** The sentence that says why it never came to an end. */
  readonly stuck?: string;
}

const PATIENCE_MS = 60_000;
const LIVES = 6;

/** Long past every lease of the scaled protocol. */
const ASLEEP_MS = 1_500;

const pause = (ms: number) =>
  new Promise<void>(resolve => {
    setTimeout(resolve, ms);
  });

async function withPatience<T>(
  ms: number,
  hosts: () => readonly RunningHost[],
  work: Promise<T>,
): Promise<T | 'stuck'> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<'stuck'>(resolve => {
    timer = setTimeout(() => resolve('stuck'), ms);
  });
  try {
    return await Promise.race([work, stuck]);
  } finally {
    clearTimeout(timer);
    for (const host of hosts()) host.kill();
    await Promise.all(hosts().map(host => host.ended));
  }
}

const answeredIn = (tidings: readonly Tiding[]) =>
  tidings.flatMap(t => (t.type === 'answered' ? [t.alert] : []));

function remaining(
  faults: readonly Fault[],
  tidings: readonly Tiding[],
): readonly Fault[] {
  const happened = new Set(
    tidings.flatMap(t => (t.type === 'fault' ? [t.fault.at] : [])),
  );
  return faults.filter(({ at }) => !happened.has(at));
}

/** Plays the parts of a case on a database until the incident is over. */
async function play(
  program: HostProgram,
  { faults, staff }: Case,
  database: Database,
): Promise<Play> {
  const { pace } = program;
  const patienceMs = PATIENCE_MS * pace;
  const hosts: RunningHost[] = [];
  const tidings = () => hosts.flatMap(host => host.tidings);
  const start = (ordered: readonly Fault[]) => {
    const host = runHost(program.file, {
      database,
      faults: [...ordered],
      answered: answeredIn(tidings()),
      patient: staff !== 'pair',
      pace,
    });
    hosts.push(host);
    return host;
  };

  /** One after the other, until one plays to the end. */
  async function live(ordered: readonly Fault[]): Promise<boolean> {
    for (let life = 0; life < LIVES; life++) {
      const left = remaining(ordered, tidings());
      const end = await start(left).ended;
      if (end !== 'killed') return end === 'done';
    }
    return false;
  }

  async function relay(): Promise<boolean> {
    const first = start(faults);
    await first.struck;
    const second = start([]);
    await Promise.all([second.ended, pause(ASLEEP_MS * pace)]);
    first.resume();
    return (await first.ended) === 'done' && (await second.ended) === 'done';
  }

  async function staffed(): Promise<boolean> {
    switch (staff) {
      case 'one':
        return live(faults);
      case 'pair': {
        const ends = await Promise.all([live(faults), live([])]);
        return ends.every(Boolean);
      }
      case 'relay':
        return relay();
      default: {
        const unreachable: never = staff;
        return unreachable;
      }
    }
  }

  const finished = await withPatience(patienceMs, () => hosts, staffed());
  return {
    tidings: tidings(),
    ...(finished === true
      ? {}
      : {
          stuck:
            finished === 'stuck'
              ? `The incident was not over after ${patienceMs} ms.`
              : 'A process ended before the incident was over.',
        }),
  };
}

/** Runs one case on a database of its own and says what became of the incident. */
export async function runCase(
  program: HostProgram,
  which: Case,
  databases: Databases,
): Promise<Result> {
  const startedAt = performance.now();
  const { database, remove } = await databases.create();
  try {
    const { tidings, stuck } = await play(program, which, database);
    const verdict = judge(await readWorld(database), tidings, stuck);
    return {
      case: which,
      verdict,
      reached: remaining(which.faults, tidings).length === 0,
      tidings,
      ms: performance.now() - startedAt,
    };
  } finally {
    await remove();
  }
}
