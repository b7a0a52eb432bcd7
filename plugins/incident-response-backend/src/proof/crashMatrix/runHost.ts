import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { tidingSchema, type Job, type Tiding } from './Job';

/** The program of a host process, and how patient it has to be here. */
export interface HostProgram {
  readonly file: string;
  /** The program of a Slack twin. */
  readonly twin: string;
  readonly pace: number;
}

/** A host process that runs, and what it has told so far. */
export interface RunningHost {
  readonly tidings: readonly Tiding[];
  /** Resolves with `done` when it played to the end, `killed` when it died of a signal, else `failed`. */
  readonly ended: Promise<'done' | 'killed' | 'failed'>;
  /** Resolves when it is about to do what was ordered, or when it has ended. */
  readonly struck: Promise<void>;
  /** After a stop. */
  resume(): void;
  kill(): void;
}

function readTiding(line: string): Tiding {
  try {
    return tidingSchema.parse(JSON.parse(line));
  } catch {
    return { type: 'trouble', message: line };
  }
}

/** Starts one process on a job. */
export function runHost(file: string, job: Job): RunningHost {
  const child = spawn(process.execPath, [file, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      // What the first process compiled, the others need not.
      NODE_COMPILE_CACHE: join(dirname(file), 'compiled'),
    },
  });
  const tidings: Tiding[] = [];
  let strike = () => {};
  const struck = new Promise<void>(resolve => {
    strike = resolve;
  });
  const listen = (stream: NodeJS.ReadableStream, read: typeof readTiding) =>
    createInterface({ input: stream }).on('line', line => {
      const tiding = read(line);
      tidings.push(tiding);
      if (tiding.type === 'fault') strike();
    });
  listen(child.stdout, readTiding);
  listen(child.stderr, message => ({ type: 'trouble', message }));
  const ended = once(child, 'close').then(([code, signal]) => {
    strike();
    if (signal) return 'killed' as const;
    return code === 0 ? ('done' as const) : ('failed' as const);
  });
  return {
    tidings,
    ended,
    struck,
    resume: () => child.kill('SIGCONT'),
    kill: () => child.kill('SIGKILL'),
  };
}
