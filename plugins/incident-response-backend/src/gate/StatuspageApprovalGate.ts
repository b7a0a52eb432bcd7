import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type {
  ApprovedPublication,
  OutboundCall,
  Published,
  StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { HeadKeys } from '../domain/ledger';
import type { Settings } from '../domain/Settings';
import type { IncidentStore } from '../stores/IncidentStore';
import { findApproval } from './findApproval';

export type GateAnswer =
  | { readonly published: true; readonly publication: Published }
  | { readonly published: false; readonly reason: string };

/** The only door to the public. */
export interface StatuspageApprovalGate {
  /**
   * Publishes the draft's approved words, if the ledger as stored says that a human approved exactly
   * that request and it still applies. Otherwise nothing is sent and the reason is given.
   */
  publish(
    send: {
      readonly incidentId: string;
      readonly draftId: string;
      /** Key of the effect; must be that of the draft's current send. */
      readonly key: string;
    },
    call: OutboundCall,
  ): Promise<GateAnswer>;
}

function freezeWhole<T extends object>(value: T): T {
  for (const part of Object.values(value))
    if (typeof part === 'object' && part !== null) freezeWhole(part);
  return Object.freeze(value);
}

/** Not exported: an approved publication comes into being here and nowhere else. */
function approve(publication: {
  readonly incidentId: string;
  readonly draftId: string;
  readonly revision: number;
  readonly sha256: string;
  readonly request: PublicationRequest;
}): ApprovedPublication {
  return freezeWhole({ ...publication }) as ApprovedPublication;
}

export function createStatuspageApprovalGate(deps: {
  readonly store: Pick<IncidentStore, 'read' | 'head'>;
  readonly statusPage: StatusPage;
  readonly keys: HeadKeys;
  readonly settings: Settings;
}): StatuspageApprovalGate {
  const { store, statusPage } = deps;
  return {
    publish: async ({ incidentId, draftId, key }, call) => {
      const head = await store.head(incidentId);
      const commits = await store.read(incidentId, 0);
      const found = findApproval({
        incidentId,
        draftId,
        key,
        commits,
        head,
        keys: deps.keys,
        settings: deps.settings,
      });
      if (!found.ok) return { published: false, reason: found.reason };
      const publication = await statusPage.publish(
        approve({ incidentId, draftId, ...found.approved }),
        call,
      );
      return { published: true, publication };
    },
  };
}
