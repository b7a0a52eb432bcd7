import { useRouteRef } from '@backstage/core-plugin-api';
import { incidentRouteRef, rootRouteRef } from '../routes';

/** Addresses of the incident pages, wherever the app mounted them. */
export function useLinks() {
  const root = useRouteRef(rootRouteRef);
  const incident = useRouteRef(incidentRouteRef);
  return {
    list: () => root(),
    incident: (id: string) => incident({ id }),
  };
}
