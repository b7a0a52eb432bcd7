import type {
  FoundPerson,
  Incident,
  Ownership,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from './OutboundCall';

/**
 * Says who owns the broken thing, who should come and what depends on it.
 * A read: it may be repeated. Nobody is ever invented; what is missing is a gap.
 * A list that could not be read to its end is marked as `incomplete`, never passed off as all there is.
 *
 * @public
 */
export interface People {
  /** For people, for example `catalog`. */
  readonly name: string;
  resolveOwnership(incident: Incident, call: OutboundCall): Promise<Ownership>;
  /** Users by entity ref, for an invitation by hand. Unknown ones are absent. */
  lookUp(
    entityRefs: readonly string[],
    call: OutboundCall,
  ): Promise<readonly FoundPerson[]>;
}
