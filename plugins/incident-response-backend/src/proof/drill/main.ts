import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, withProgress } from '../fullBackend/progress';
import { request } from '../fullBackend/request';
import {
  startFullBackend,
  type FullBackend,
} from '../fullBackend/startFullBackend';
import { DrillMiss } from './DrillMiss';
import { readOptions, USAGE, type DrillOptions } from './options';
import { playIncident, type DrillTimings } from './playIncident';
import { createTranscript } from './Transcript';

type Result =
  | {
      readonly ok: true;
      readonly timings_ms: DrillTimings;
      readonly incident: string;
    }
  | { readonly ok: false; readonly reason: string };

/** A backend that has just started may still be reading its catalog, and says so. */
const HEALTHY_WITHIN_MS = 90_000;

async function healthProblem(address: string): Promise<string | undefined> {
  try {
    const answer = await request(address);
    return answer.status === 200
      ? undefined
      : `${address} answers ${answer.status}: ${answer.text.slice(0, 300)}`;
  } catch (error) {
    return `${address} does not answer: ${String(error)}`;
  }
}

async function requireHealth(url: string): Promise<void> {
  const address = `${url}/api/incident-response/health`;
  const until = performance.now() + HEALTHY_WITHIN_MS;
  for (;;) {
    const problem = await healthProblem(address);
    if (!problem) return;
    if (performance.now() > until) throw new DrillMiss(problem);
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}

async function play(url: string, options: DrillOptions): Promise<Result> {
  await withProgress('waiting until it is healthy', requireHealth(url));
  const write = options.json
    ? say
    : (line: string) => process.stdout.write(`${line}\n`);
  const transcript = createTranscript(write);
  const { incidentId, timings } = await playIncident(url, options, transcript);
  write(
    `\nThe drill succeeded. ${Object.entries(timings)
      .map(([what, ms]) => `${what} ${ms} ms`)
      .join(' · ')}`,
  );
  return { ok: true, timings_ms: timings, incident: incidentId };
}

function howToOpen(
  backend: FullBackend,
  state: string,
  result: Result,
): string {
  const incident = result.ok ? `/incidents/${result.incident}` : '/incidents';
  return `\nThe backend runs on at ${backend.url} (process ${backend.pid}, log ${backend.logFile}).
  What customers read: ${backend.url}/api/incident-response/public/status
  Stop it:             kill ${backend.pid}
  The console on it:   kill ${backend.pid}; APP_CONFIG_backend_database_connection_directory='"${state}"' npm start
                       then http://localhost:3000${incident}`;
}

async function playOnOwnBackend(options: DrillOptions): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-drill-'));
  const state = join(directory, 'state');
  let backend: FullBackend | undefined;
  let kept = false;
  const interrupted = (signal: NodeJS.Signals) => {
    say(`Stopped by ${signal}.`);
    void (backend?.stop() ?? Promise.resolve()).finally(async () => {
      await rm(directory, { recursive: true, force: true });
      process.exit(1);
    });
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    backend = await withProgress(
      'starting a backend of its own',
      startFullBackend({ directory, detached: options.keep }),
    );
    const result = await play(backend.url, options).catch(failed);
    if (!result.ok)
      say(`\nThe backend's last lines:\n${await backend.logTail(15)}`);
    if (options.keep) {
      kept = true;
      say(howToOpen(backend, state, result));
      backend.release();
    }
    return result;
  } finally {
    if (!kept) {
      await withProgress(
        'stopping the backend',
        backend?.stop() ?? Promise.resolve(),
      );
      await rm(directory, { recursive: true, force: true });
    }
  }
}

function failed(error: unknown): Result {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof DrillMiss) && error instanceof Error)
    say(error.stack ?? reason);
  return { ok: false, reason };
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const json = args.includes('--json');
  let result: Result;
  try {
    const options = readOptions(args);
    result = await (options.url
      ? play(options.url, options)
      : playOnOwnBackend(options));
  } catch (error) {
    result = failed(error);
  }
  if (!result.ok) {
    say(`\nThe drill failed: ${result.reason}`);
    process.exitCode = 1;
  }
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
}

void main(process.argv.slice(2));
