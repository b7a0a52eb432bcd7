import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** Entity refs of everybody who has a part in the incident. */
export function participantsOf(incident: Incident): readonly string[] {
  const { ic, declaredBy, roles, responders } = incident;
  return [
    ...new Set([
      ...(ic ? [ic] : []),
      ...(declaredBy ? [declaredBy] : []),
      ...Object.values(roles),
      ...responders.flatMap(r => (r.entityRef ? [r.entityRef] : [])),
    ]),
  ];
}
