import type {
  Incident,
  LinkRelation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';

/** What this incident is to the other one, where the other one is so much to this one. */
const INVERSE: Readonly<Record<LinkRelation, LinkRelation>> = {
  related: 'related',
  cause: 'consequence',
  consequence: 'cause',
  duplicate: 'duplicate',
};

/** The other incident shows the link too. */
export function tellLinks(incident: Incident): readonly PlannedEffect[] {
  return incident.links
    .filter(({ told }) => !told)
    .map(({ incidentId, relation }) => ({
      kind: 'tellLink',
      key: effectKeys.link(incidentId),
      other: incidentId,
      relation: INVERSE[relation],
    }));
}
