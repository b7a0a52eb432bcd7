import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';
import { IncidentResponseClient } from '../api/IncidentResponseClient';

export const incidentResponseApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: incidentResponseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new IncidentResponseClient(deps),
    }),
});
