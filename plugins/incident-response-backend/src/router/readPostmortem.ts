import { NotFoundError } from '@backstage/errors';
import { incidentReadPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Authorizer } from './authorize';

/** `GET /incidents/:id/postmortem`: the postmortem as Markdown. */
export function addReadPostmortem(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'get'>;
  },
): void {
  router.get('/incidents/:id/postmortem', async (req, res) => {
    const { id } = req.params;
    const credentials = await deps.authorizer.reader(req);
    await deps.authorizer.incident(credentials, incidentReadPermission, id);
    const { postmortem } = await deps.service.get(id);
    if (postmortem.markdown === undefined) {
      throw new NotFoundError(
        `Incident ${id} has no postmortem yet. It is written once the incident is resolved.`,
      );
    }
    res
      .setHeader('X-Content-Type-Options', 'nosniff')
      .type('text/markdown; charset=utf-8')
      .send(postmortem.markdown);
  });
}
