import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './freePort';
import { killAtExit } from './killAtExit';
import { request } from './request';

const ROOT = resolve(__dirname, '../../../../..');
const PACKAGE = join(ROOT, 'packages/backend');
const LOADER = require.resolve('@backstage/cli-node/config/nodeTransform.cjs');

const READY_WITHIN_MS = 180_000;
// The backend may take 25 s to drain what is under way.
const STOP_WITHIN_MS = 30_000;
const POLL_MS = 100;

export interface FullBackendOptions {
  /** Where the log and, unless `database` says else, the data go. */
  readonly directory: string;
  /** Value of `backend.database`. Default: SQLite files in `directory`. */
  readonly database?: unknown;
  /** Further configuration by its path with underscores, as in `APP_CONFIG_<path>`. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  /** Whether it outlives this process. */
  readonly detached?: boolean;
}

/** The whole demo backend in a process of its own. */
export interface FullBackend {
  /** Without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  readonly logFile: string;
  /** The last lines it wrote. */
  logTail(lines?: number): Promise<string>;
  /** Lets it drain, then insists. */
  stop(): Promise<void>;
  /** Lets go of it: it runs on when this process ends. */
  release(): void;
}

function environment(options: FullBackendOptions, port: number) {
  const database = options.database ?? {
    client: 'better-sqlite3',
    connection: { directory: join(options.directory, 'state') },
  };
  const config = {
    backend_baseUrl: `http://localhost:${port}`,
    backend_listen: { host: '127.0.0.1', port },
    backend_database: database,
    ...options.config,
  };
  return {
    NODE_ENV: 'development',
    ...process.env,
    ...options.env,
    ...Object.fromEntries(
      Object.entries(config).map(([path, value]) => [
        `APP_CONFIG_${path}`,
        JSON.stringify(value),
      ]),
    ),
  };
}

function launch(options: FullBackendOptions, port: number, logFile: string) {
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      LOADER,
      ...(options.nodeArgs ?? []),
      'src/index.ts',
      '--config',
      join(ROOT, 'app-config.yaml'),
    ],
    {
      cwd: PACKAGE,
      detached: options.detached ?? false,
      stdio: ['ignore', log, log],
      env: environment(options, port),
    },
  );
  closeSync(log);
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(done => child.once('exit', done));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}

async function isUp(url: string): Promise<boolean> {
  try {
    const ready = await request(`${url}/.backstage/health/v1/readiness`, {
      deadlineMs: 5_000,
    });
    return ready.status === 200;
  } catch {
    return false; // nobody listens yet
  }
}

/**
 * Starts the demo backend as Backstage does in development, on a free port and with data of its own.
 *
 * @throws Error with the end of its log, when it does not come up
 */
export async function startFullBackend(
  options: FullBackendOptions,
): Promise<FullBackend> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const logFile = join(options.directory, 'backend.log');
  await mkdir(dirname(logFile), { recursive: true });
  const child = launch(options, port, logFile);
  const letGo = killAtExit(child);
  const logTail = async (lines = 40) => {
    const written = (await readFile(logFile, 'utf8')).trim().split('\n');
    // Answered requests are many and say little about what went wrong.
    const telling = written.filter(line => !line.includes('incomingRequest'));
    return telling.slice(-lines).join('\n');
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isUp(url))) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > deadline) {
      await stop(child);
      throw new Error(
        `The backend ${
          ended
            ? `ended with ${child.exitCode ?? child.signalCode}`
            : `was not ready after ${READY_WITHIN_MS / 1000} s`
        }. The end of ${logFile}:\n${await logTail()}`,
      );
    }
    await sleep(POLL_MS);
  }
  return {
    url,
    pid: child.pid ?? 0,
    logFile,
    logTail,
    stop: () => stop(child),
    release() {
      letGo();
      child.unref();
    },
  };
}
