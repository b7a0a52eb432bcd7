import { ConflictError } from '@backstage/errors';
import type { HeadKeys } from '../domain/ledger';
import { verifyLedger } from '../domain/verifyLedger';
import { IncidentNotFound } from '../engine/IncidentService';
import { readWhole } from '../engine/readWhole';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Bundle } from './bundle/Bundle';
import { sealBundle } from './bundle/sealBundle';
import type { SigningKeys } from './signing/SigningKeys';

export type ExportBundle = (incidentId: string, by: string) => Promise<Bundle>;

/** Nothing is signed that does not verify: a bundle says that its ledger was whole when it left. */
export function createExportBundle(deps: {
  readonly store: Pick<IncidentStore, 'head' | 'read'>;
  readonly heads: HeadKeys;
  readonly signing: SigningKeys;
  readonly now: () => Date;
}): ExportBundle {
  return async (incidentId, by) => {
    const { head, commits } = await readWhole(deps.store, incidentId);
    if (!head && commits.length === 0) throw new IncidentNotFound(incidentId);
    const verdict = verifyLedger(incidentId, commits, head, deps.heads);
    if (!verdict.ok || !head)
      throw new ConflictError(
        `The ledger of ${incidentId} is not whole, so it is not signed. ${
          verdict.ok ? '' : verdict.problem
        } Keep a copy of the database as it is.`,
      );
    return sealBundle(
      { incidentId, commits, head },
      { at: deps.now(), by },
      deps.signing,
    );
  };
}
