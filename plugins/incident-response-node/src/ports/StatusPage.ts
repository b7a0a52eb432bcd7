import type {
  PageComponent,
  PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ApprovedPublication } from './ApprovedPublication';
import type { OutboundCall } from './OutboundCall';

/**
 * What the status page answered to a publication, or what was found there.
 *
 * @public
 */
export interface Published {
  readonly pageIncidentId: string;
  /** Where people can see it. */
  readonly url?: string;
}

/**
 * The only way to customers. `publish` is guarded: it is never repeated unasked.
 *
 * @public
 */
export interface StatusPage {
  /** For people, for example `Statuspage` or `built-in status page`. */
  readonly name: string;
  /** Goes into the approved request. */
  readonly page: string;
  /** Hosts or names a publication may go to; goes into the approved request. */
  readonly targets: readonly string[];
  publish(
    publication: ApprovedPublication,
    call: OutboundCall,
  ): Promise<Published>;
  /** The publication this key made, if it did. Absent method: an unknown outcome always asks a human. */
  find?(
    publication: {
      readonly request: PublicationRequest;
      readonly sha256: string;
    },
    call: OutboundCall,
  ): Promise<Published | undefined>;
  /** What drafters choose from, in the page's own order. A read: it may be repeated. */
  components(call: OutboundCall): Promise<readonly PageComponent[]>;
}
