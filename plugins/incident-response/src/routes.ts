import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Refs of the older API are understood by both frontend systems, so both share the pages.
export const rootRouteRef = createRouteRef({ id: 'incident-response' });

export const incidentRouteRef = createSubRouteRef({
  id: 'incident-response/incident',
  parent: rootRouteRef,
  path: '/:id',
});
