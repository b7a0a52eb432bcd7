import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { IncidentQuery } from '../../api/IncidentResponseApi';
import { useIncidents } from '../../hooks/useIncidents';

/** Incidents of the entity whose page this is. */
export function useEntityIncidents(query: IncidentQuery) {
  const { entity } = useEntity();
  return useIncidents({ ...query, entityRef: stringifyEntityRef(entity) });
}
