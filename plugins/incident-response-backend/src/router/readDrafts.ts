import { incidentReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Authorizer } from './authorize';

/** `GET /incidents/:id/drafts`: every draft with its revisions. */
export function addReadDrafts(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'get'>;
  },
): void {
  router.get('/incidents/:id/drafts', async (req, res) => {
    const credentials = await deps.authorizer.reader(req);
    await deps.authorizer.incident(
      credentials,
      incidentReadPermission,
      req.params.id,
    );
    const { drafts } = await deps.service.get(req.params.id);
    res.json({ drafts });
  });
}
