import { spawn } from 'node:child_process';
import {
  ORDER_VARIABLE,
  type CrashAnswer,
  type CrashOrder,
  type CrashPoint,
} from './crashProgram';

/**
 * How to start a crash program.
 *
 * @public
 */
export interface CrashProgram {
  /** Path of a file that calls {@link runCrashProgram}. */
  readonly file: string;
  /** For example what lets Node run TypeScript. */
  readonly execArgv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly output: string;
}

function run(program: CrashProgram, order: CrashOrder): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [...(program.execArgv ?? []), program.file],
      {
        env: {
          ...process.env,
          ...program.env,
          [ORDER_VARIABLE]: JSON.stringify(order),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    const note = (data: Buffer) => {
      output += data.toString('utf8');
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
}

async function ask(
  program: CrashProgram,
  order: CrashOrder,
): Promise<CrashAnswer> {
  const { code, output } = await run(program, order);
  if (code !== 0)
    throw new Error(`The program could not ${order.do}: ${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** How often it may be seen at the vendor right after the process died there. */
const POSSIBLE: Readonly<Record<CrashPoint, readonly number[]>> = {
  begin: [0],
  underway: [0, 1],
  answered: [1],
};

/**
 * Kills a process with SIGKILL at each point of an outbound act, does afterwards what the conductor
 * would do, and counts at the vendor. `findable`: looked for, and done only where it is not found.
 * `guarded`: looked for, and left to a human where it is not found. Call it at the top level of a Jest
 * test file.
 *
 * @public
 */
export function crashContract(
  name: string,
  program: CrashProgram,
  options: {
    readonly effect: 'findable' | 'guarded';
    /** Whether the adapter can look for what it did. */
    readonly finds: boolean;
    readonly timeoutMs?: number;
  },
): void {
  const again = options.effect === 'findable';
  const points: readonly CrashPoint[] = ['begin', 'underway', 'answered'];

  describe(`${name}, killed`, () => {
    it.each(points)(
      'at the point "%s", is done once, or a human is asked',
      async dieAt => {
        const key = `inc-crash/${dieAt}:${process.pid}-${Date.now()}`;
        const died = await run(program, { do: 'perform', key, dieAt });
        expect([died.signal, died.output]).toEqual(['SIGKILL', '']);

        const { count: before } = await ask(program, { do: 'count', key });
        const settled = await ask(program, { do: 'settle', key, again });
        const after = (await ask(program, { do: 'count', key })).count;

        expect(POSSIBLE[dieAt]).toContain(before);
        // What is there is found, what is not there is not, and it is done again only then.
        expect([settled.found, settled.asks === true]).toEqual(
          options.finds
            ? [before === 1, before === 0 && !again]
            : [undefined, true],
        );
        expect(after).toBe(options.finds && again ? 1 : before);
      },
      options.timeoutMs ?? 120_000,
    );
  });
}
