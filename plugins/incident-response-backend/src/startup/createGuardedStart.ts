import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { reasonOf } from '../observability/reasonOf';
import { createDoorstep } from './createDoorstep';

/** The plugin at work. */
export interface Running {
  readonly router: Router;
  /** Called once Backstage is up. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A start that may fail without taking Backstage along. */
export interface GuardedStart {
  /** Serves the plugin, or says why it cannot. */
  readonly router: Router;
  /** Resolves when the first try has ended, or takes longer than others should wait. Never rejects. */
  begin(): Promise<void>;
  /** Backstage is up: what was opened may work. */
  up(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const PATIENCE_MS = 20_000;

/** What strangers may read; hosts, users and values are for the log. */
const TRYING =
  'The incident response plugin could not start; the log says why. It is tried again by itself.';
const FOR_GOOD =
  'The incident response plugin could not start because of its configuration or its modules; the log names each mistake. Correct them and restart this replica.';
const STARTING = 'The incident response plugin is starting.';

export function createGuardedStart(deps: {
  /** Everything that may fail. */
  readonly open: () => Promise<Running>;
  /** Whether trying again is of no use before somebody changed something. */
  readonly isForGood: (error: unknown) => boolean;
  readonly logger: LoggerService;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}): GuardedStart {
  const { logger, sleep } = deps;
  const stopping = new AbortController();
  let problem = STARTING;
  let running: Running | undefined;
  let isUp = false;
  let trying: Promise<void> = Promise.resolve();
  const doorstep = createDoorstep(stopping.signal, () => problem);

  async function launch(started: Running): Promise<void> {
    try {
      await started.start();
    } catch (error) {
      // It serves all the same, and whatever is due is found by the next poll.
      logger.error(`Starting the conductor failed: ${reasonOf(error)}`);
    }
  }

  async function opened(): Promise<'open' | 'failed' | 'for good'> {
    try {
      const fresh = await deps.open();
      if (stopping.signal.aborted) {
        await fresh.stop();
        return 'open';
      }
      running = fresh;
      if (isUp) await launch(fresh);
      doorstep.open(fresh.router);
      return 'open';
    } catch (error) {
      const forGood = deps.isForGood(error);
      problem = forGood ? FOR_GOOD : TRYING;
      // A mistake in the configuration is told whole: each line is one.
      const reason = forGood ? String(error) : reasonOf(error);
      logger.error(`The incident response plugin could not start: ${reason}`);
      return forGood ? 'for good' : 'failed';
    }
  }

  async function keepTrying(): Promise<void> {
    for (let tries = 0; !stopping.signal.aborted; tries++) {
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
      await sleep(pause, stopping.signal);
      if (stopping.signal.aborted || (await opened()) !== 'failed') return;
    }
  }

  return {
    router: doorstep.router,
    begin: async () => {
      const first = opened();
      trying = first.then(how => (how === 'failed' ? keepTrying() : undefined));
      const over = new AbortController();
      await Promise.race([first, sleep(PATIENCE_MS, over.signal)]);
      over.abort();
    },
    up: async () => {
      isUp = true;
      if (running) await launch(running);
    },
    stop: async () => {
      stopping.abort();
      await running?.stop();
      // What hangs in the database is not waited for.
      const late = new AbortController();
      await Promise.race([trying, sleep(FIRST_PAUSE_MS, late.signal)]);
      late.abort();
    },
  };
}
