import type { Health } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';

/** `GET /health`: 503 with the reasons when the engine is stuck. Open to probes. */
export function addHealth(
  router: Router,
  deps: { readonly health: () => Health | Promise<Health> },
): void {
  router.get('/health', async (_req, res) => {
    const health = await deps.health();
    res
      .setHeader('Cache-Control', 'no-store')
      .status(health.status === 'ok' ? 200 : 503)
      .json(health);
  });
}
