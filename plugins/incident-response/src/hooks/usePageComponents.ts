import { useApi } from '@backstage/core-plugin-api';
import type { PageComponents } from '@incident-response/backstage-plugin-incident-response-common';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';
import { useResource, type Resource } from './useResource';

/** The status page's own components; without a value they are unknown, which is not none. */
export function usePageComponents(
  incidentId: string,
): Resource<PageComponents> {
  const api = useApi(incidentResponseApiRef);
  return useResource(`page-components:${incidentId}`, signal =>
    api.pageComponents(incidentId, signal),
  );
}
