import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Request, Response, Router } from 'express';
import { inTime } from '../limits/inTime';
import { createSharedRead } from '../limits/sharedRead';
import { reasonOf } from '../observability/reasonOf';
import { sendError } from './sendError';

// The page has no script and loads nothing; the policy makes sure it stays so.
const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': PAGE_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

const PATIENCE_MS = 10_000;

export interface PublicStatusDeps {
  /** A whole HTML document, escaped. Absent where the status page is elsewhere. */
  readonly renderPublicStatusPage?: () => Promise<string>;
  readonly publicStatusJson?: () => Promise<unknown>;
  readonly logger: LoggerService;
}

/**
 * A crowd of customers costs one reading at a time. Strangers learn that the page cannot be shown,
 * never why; the log is told once, until it can be shown again.
 */
function createAnswer<T>(
  read: () => Promise<T>,
  logger: LoggerService,
  send: (res: Response, value: T) => void,
) {
  let failing = false;
  const shared = createSharedRead(async () => {
    try {
      const value = await inTime(read(), PATIENCE_MS, 'no answer in time');
      failing = false;
      return { value };
    } catch (error) {
      if (!failing)
        logger.error(
          `The public status cannot be shown. Check the database: ${reasonOf(
            error,
          )}`,
        );
      failing = true;
      return undefined;
    }
  });
  return async (req: Request, res: Response) => {
    const shown = await shared();
    if (shown) {
      send(res, shown.value);
      return;
    }
    res.setHeader('Retry-After', '10');
    sendError(req, res, 503, {
      name: 'ServiceUnavailableError',
      message: 'The status cannot be shown at the moment. Look again soon.',
    });
  };
}

/** `GET /public/status` and `/public/status.json`: what customers read, open to everybody. */
export function addPublicStatus(router: Router, deps: PublicStatusDeps): void {
  const { renderPublicStatusPage, publicStatusJson, logger } = deps;
  router.use('/public', (_req, res, next) => {
    res.set(HEADERS);
    next();
  });
  if (renderPublicStatusPage) {
    router.get(
      '/public/status',
      createAnswer(renderPublicStatusPage, logger, (res, page) =>
        res.type('html').send(page),
      ),
    );
  }
  if (publicStatusJson) {
    router.get(
      '/public/status.json',
      createAnswer(publicStatusJson, logger, (res, status) => res.json(status)),
    );
  }
}
