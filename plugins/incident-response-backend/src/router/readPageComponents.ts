import { incidentReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { ReadPageComponents } from '../engine/pageComponents';
import type { Authorizer } from './authorize';

/** `GET /incidents/:id/page-components`: what a draft of this incident may give a status. */
export function addReadPageComponents(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly readPageComponents: ReadPageComponents;
  },
): void {
  router.get('/incidents/:id/page-components', async (req, res) => {
    const credentials = await deps.authorizer.reader(req);
    await deps.authorizer.incident(
      credentials,
      incidentReadPermission,
      req.params.id,
    );
    res.json(await deps.readPageComponents());
  });
}
