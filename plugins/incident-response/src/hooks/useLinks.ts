import { useRouteRef } from '@backstage/core-plugin-api';
import { evidenceRouteRef, incidentRouteRef, rootRouteRef } from '../routes';

/** Addresses of the incident pages, wherever the app mounted them. */
export function useLinks() {
  const root = useRouteRef(rootRouteRef);
  const incident = useRouteRef(incidentRouteRef);
  const evidence = useRouteRef(evidenceRouteRef);
  return {
    list: () => root(),
    evidence: () => evidence(),
    incident: (id: string) => incident({ id }),
  };
}
