import type { Health } from '@incident-response/backstage-plugin-incident-response-common';
import type { Response, Router } from 'express';
import { createSharedRead } from '../limits/sharedRead';

type ReadHealth = () => Health | Promise<Health>;

function answer(res: Response, health: Health): void {
  res
    .setHeader('Cache-Control', 'no-store')
    .status(health.status === 'ok' ? 200 : 503)
    .json(health);
}

/**
 * `GET /health`: 503 with the reasons while this replica does not do its work. `GET /health/live`: 503
 * only where a restart would help. Open to probes.
 */
export function addHealth(
  router: Router,
  deps: { readonly health: ReadHealth; readonly live: ReadHealth },
): void {
  // However many ask, the store is asked once at a time.
  const read = createSharedRead(async () => deps.health());
  const readLive = createSharedRead(async () => deps.live());
  router.get('/health', async (_req, res) => answer(res, await read()));
  router.get('/health/live', async (_req, res) =>
    answer(res, await readLive()),
  );
}
