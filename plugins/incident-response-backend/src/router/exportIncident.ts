import { toError } from '@backstage/errors';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { Evidence } from '../evidence/Evidence';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { callerOf, personOf } from './person';

/** `GET /incidents/:id/export`: the whole ledger as one signed file. */
export function addExportIncident(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly evidence: Pick<Evidence, 'exportBundle'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, evidence, audit } = deps;
  router.get('/incidents/:id/export', async (req, res) => {
    const { id } = req.params;
    const credentials = await authorizer.reader(req);
    const act: AuditedAct = {
      eventId: 'ledger-export',
      incidentId: id,
      by: personOf(credentials)?.entityRef,
      door: 'console',
      request: req,
    };
    try {
      await authorizer.incident(credentials, incidentAuditPermission, id);
      const bundle = await evidence.exportBundle(id, callerOf(credentials));
      audit.accepted({ ...act, seq: bundle.commits.length });
      res
        .setHeader('Cache-Control', 'no-store')
        .attachment(`${id}.bundle.json`)
        .json(bundle);
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
  });
}
