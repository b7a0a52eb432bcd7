import { toError } from '@backstage/errors';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { personOf } from './person';

/** `GET /incidents/:id/verify`: whether the ledger is whole, and where it breaks first. */
export function addVerifyLedger(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'verify'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, service, audit } = deps;
  router.get('/incidents/:id/verify', async (req, res) => {
    const { id } = req.params;
    const credentials = await authorizer.reader(req);
    const act: AuditedAct = {
      eventId: 'ledger-verify',
      incidentId: id,
      by: personOf(credentials)?.entityRef,
      door: 'console',
      request: req,
    };
    try {
      await authorizer.incident(credentials, incidentAuditPermission, id);
      const verification = await service.verify(id);
      audit.accepted(act);
      res.json(verification);
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
  });
}
