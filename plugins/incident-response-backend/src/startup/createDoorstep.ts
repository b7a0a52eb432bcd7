import type { NextFunction, Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { goneSignal } from '../router/goneSignal';
import { sendError } from '../router/sendError';

/** Longer than a restart of a database takes, shorter than what senders wait. */
const HOLD_MS = 15_000;

/** What stands at the door until the plugin has started. */
export interface Doorstep {
  readonly router: Router;
  /** From now on this router serves. */
  open(router: Router): void;
}

/** Resolves when one of the signals aborts, or after so long. */
function waitFor(ms: number, signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  return new Promise(resolve => {
    if (any.aborted) resolve();
    const timer = setTimeout(resolve, ms);
    any.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Says why the plugin does not serve. An alert is held for a while: many senders give up on an answer,
 * and come back when there is none.
 */
export function createDoorstep(
  stopping: AbortSignal,
  problem: () => string,
  holdMs = HOLD_MS,
): Doorstep {
  let inside: Router | undefined;
  const opened = new AbortController();

  function refuse(req: Request, res: Response): void {
    res.setHeader('Retry-After', '5');
    sendError(req, res, 503, {
      name: 'ServiceUnavailableError',
      message: problem(),
    });
  }

  async function hold(
    req: Request,
    res: Response,
    next: NextFunction,
  ): Promise<void> {
    await waitFor(holdMs, [opened.signal, stopping, goneSignal(res)]);
    if (inside) inside(req, res, next);
    // No status: a lost connection is what makes the sender come back.
    else req.socket.destroy();
  }

  const router = PromiseRouter();
  router.use(async (req, res, next) => {
    if (inside) {
      inside(req, res, next);
    } else if (req.path === '/health/live') {
      // A restart is no way out of what keeps it from starting.
      res
        .setHeader('Cache-Control', 'no-store')
        .json({ status: 'ok', problems: [] });
    } else if (req.path === '/health') {
      res
        .setHeader('Cache-Control', 'no-store')
        .status(503)
        .json({ status: 'failing', problems: [problem()] });
    } else if (req.method === 'POST' && req.path.startsWith('/webhooks/')) {
      await hold(req, res, next);
    } else {
      refuse(req, res);
    }
  });
  return {
    router,
    open: ready => {
      inside = ready;
      opened.abort();
    },
  };
}
