import type { Router } from 'express';
import type { Evidence } from '../evidence/Evidence';
import type { Audit } from '../observability/Audit';
import { auditedRead } from './auditedRead';
import type { Authorizer } from './authorize';
import { callerOf } from './person';

/** `GET /incidents/:id/export`: the whole ledger as one signed file. */
export function addExportIncident(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly evidence: Pick<Evidence, 'exportBundle'>;
    readonly audit: Audit;
  },
): void {
  router.get('/incidents/:id/export', async (req, res) => {
    const bundle = await auditedRead(
      deps,
      req,
      'ledger-export',
      (id, credentials) =>
        deps.evidence.exportBundle(id, callerOf(credentials)),
      ({ commits }) => commits.length,
    );
    res
      .setHeader('Cache-Control', 'no-store')
      .attachment(`${req.params.id}.bundle.json`)
      .json(bundle);
  });
}
