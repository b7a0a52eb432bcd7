import { useApi } from '@backstage/core-plugin-api';
import type { IncidentView } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect } from 'react';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';
import { useInterval } from './useInterval';
import { useResource, type Resource } from './useResource';

const POLL_MS = 30_000;
// While it is known to be behind: the last read failed, or another replica answered.
const BEHIND_MS = 2_000;

/**
 * One incident. It is read again when the timeline shows a newer commit than it holds,
 * and every 30 seconds, since what the viewer may do changes without one.
 */
export function useIncident(
  id: string,
  headSeq: number,
): Resource<IncidentView> {
  const api = useApi(incidentResponseApiRef);
  const resource = useResource(id, signal => api.get(id, signal));
  const { reload } = resource;
  const behind = headSeq > (resource.value?.incident.seq ?? Infinity);
  useEffect(() => {
    if (behind) reload();
  }, [behind, headSeq, reload]);
  useInterval(reload, behind ? BEHIND_MS : POLL_MS);
  return resource;
}
