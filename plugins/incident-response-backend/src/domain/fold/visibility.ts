import type { LedgerEventOf } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

type VisibilityEvent = LedgerEventOf<
  'INCIDENT_RESTRICTED' | 'RESTRICTION_LIFTED'
>;

/** Folds who may know of the incident. */
export function foldVisibility(
  incident: FoldedIncident,
  event: VisibilityEvent,
): FoldedIncident {
  const { restriction: _before, ...rest } = incident;
  if (event.type === 'RESTRICTION_LIFTED')
    return { ...rest, visibility: 'normal' };
  const { actor, at, data } = event;
  const by = actor.kind === 'person' ? actor.entityRef : actor.name;
  return {
    ...rest,
    visibility: 'restricted',
    restriction: { by, at, reason: data.reason },
  };
}
