import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Noticed } from './runSuites';
import type { Answer, Job } from './worker';

/** Above what all suites take together; a mutant that loops for ever is noticed by that. */
const PATIENCE_MS = 30_000;
/** Loaded code is never given back; a process that has loaded so much starts anew. */
const JOBS_EACH = 150;

/** Runs suites in a process of its own, which may hang or die. */
export interface Trial {
  /** What noticed that something is wrong; `undefined`: nothing did. */
  run(
    directory: string,
    suites: readonly string[],
  ): Promise<Noticed | undefined>;
  end(): void;
}

const isAnswer = (message: unknown): message is Answer =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'answer';

function ask(child: ChildProcess, job: Job): Promise<Noticed | undefined> {
  return new Promise(resolve => {
    const late = new AbortController();
    const [suite] = job.suites;
    const settle = (noticed: Noticed | undefined) => {
      late.abort();
      child.removeAllListeners();
      resolve(noticed);
    };
    void delay(PATIENCE_MS, undefined, { signal: late.signal }).then(
      () => {
        child.kill('SIGKILL');
        settle({ suite, test: 'it never ended' });
      },
      // It was answered in time.
      () => {},
    );
    child.on('message', message => {
      if (isAnswer(message)) settle(message.noticed);
    });
    child.once('exit', () => settle({ suite, test: 'it ended the process' }));
    child.send(job);
  });
}

export function startTrial(): Trial {
  let child: ChildProcess | undefined;
  let jobs = 0;
  const end = () => {
    child?.kill();
    child = undefined;
  };
  return {
    end,
    run: (directory, suites) => {
      if (jobs >= JOBS_EACH) end();
      if (!child || child.exitCode !== null || child.killed) {
        jobs = 0;
        child = fork(join(__dirname, 'worker.ts'), {
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        });
      }
      jobs += 1;
      return ask(child, { type: 'job', directory, suites });
    },
  };
}
