import { useApi } from '@backstage/core-plugin-api';
import type { IncidentList } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentResponseApiRef,
  type IncidentQuery,
} from '../api/IncidentResponseApi';
import { useIncidentSignal } from './useIncidentSignal';
import { useInterval } from './useInterval';
import { useResource, type Resource } from './useResource';

const POLL_MS = 15_000;

/** One page of the list, loaded again on every hint and every 15 seconds. */
export function useIncidents(query: IncidentQuery): Resource<IncidentList> {
  const api = useApi(incidentResponseApiRef);
  const resource = useResource(JSON.stringify(query), signal =>
    api.list(query, signal),
  );
  useIncidentSignal(resource.reload);
  useInterval(resource.reload, POLL_MS);
  return resource;
}
