import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import {
  takeApprovalMark,
  type OutboundCall,
  type Published,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { HeadKeys } from '../domain/ledger';
import type { Settings } from '../domain/Settings';
import type { IncidentStore } from '../stores/IncidentStore';
import { findApproval } from './findApproval';

export type GateAnswer =
  | { readonly published: true; readonly publication: Published }
  | {
      readonly published: false;
      readonly reason: string;
      /** The approval was not used in time, or the incident moved on. */
      readonly lapsed?: true;
    };

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

/** Not exported: an approved publication comes into being here and nowhere else. */
const approve = takeApprovalMark();

const WRONG_PAGE =
  'It was not approved for the page that it would go to: a drill goes to the built-in page and nowhere else.';

/** Whatever the settings say: what goes to a page was approved for that page. */
function isFor(page: StatusPage, request: PublicationRequest): boolean {
  return (
    request.page === page.page &&
    request.targets.length === page.targets.length &&
    request.targets.every(target => page.targets.includes(target))
  );
}

export function createStatuspageApprovalGate(deps: {
  readonly store: Pick<IncidentStore, 'read' | 'head'>;
  readonly statusPage: StatusPage;
  /** The built-in page, the only one that drills reach. */
  readonly drillPage?: StatusPage;
  readonly keys: HeadKeys;
  readonly settings: Settings;
  readonly now: () => Date;
}): StatuspageApprovalGate {
  const { store, statusPage, drillPage } = deps;
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
        now: deps.now(),
      });
      if (!found.ok) {
        const { reason, lapsed } = found;
        return { published: false, reason, ...(lapsed ? { lapsed } : {}) };
      }
      const { kind, ...approved } = found.approved;
      const page = kind === 'drill' ? drillPage : statusPage;
      if (!page || !isFor(page, approved.request))
        return { published: false, reason: WRONG_PAGE };
      const publication = await page.publish(
        approve({ incidentId, draftId, ...approved }),
        call,
      );
      return { published: true, publication };
    },
  };
}
