import type { Health } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { createSharedRead } from '../limits/sharedRead';

/** `GET /health`: 503 with the reasons when the engine is stuck. Open to probes. */
export function addHealth(
  router: Router,
  deps: { readonly health: () => Health | Promise<Health> },
): void {
  // However many ask, the store is asked once at a time.
  const read = createSharedRead(async () => deps.health());
  router.get('/health', async (_req, res) => {
    const health = await read();
    res
      .setHeader('Cache-Control', 'no-store')
      .status(health.status === 'ok' ? 200 : 503)
      .json(health);
  });
}
