import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit } from '../observability/Audit';
import { auditedRead } from './auditedRead';
import type { Authorizer } from './authorize';

/** `GET /incidents/:id/verify`: whether the ledger is whole, and where it breaks first. */
export function addVerifyLedger(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'verify'>;
    readonly audit: Audit;
  },
): void {
  router.get('/incidents/:id/verify', async (req, res) => {
    res.json(
      await auditedRead(deps, req, 'ledger-verify', id =>
        deps.service.verify(id),
      ),
    );
  });
}
