import type { Router } from 'express';

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

export interface PublicStatusDeps {
  /** A whole HTML document, escaped. Absent where the status page is elsewhere. */
  readonly renderPublicStatusPage?: () => Promise<string>;
  readonly publicStatusJson?: () => Promise<unknown>;
}

/** `GET /public/status` and `/public/status.json`: what customers read, open to everybody. */
export function addPublicStatus(router: Router, deps: PublicStatusDeps): void {
  const { renderPublicStatusPage, publicStatusJson } = deps;
  router.use('/public', (_req, res, next) => {
    res.set(HEADERS);
    next();
  });
  if (renderPublicStatusPage) {
    router.get('/public/status', async (_req, res) => {
      res.type('html').send(await renderPublicStatusPage());
    });
  }
  if (publicStatusJson) {
    router.get('/public/status.json', async (_req, res) => {
      res.json(await publicStatusJson());
    });
  }
}
