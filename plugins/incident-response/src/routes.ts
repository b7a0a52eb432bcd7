import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Refs of the older API are understood by both frontend systems, so both share the pages.
export const rootRouteRef = createRouteRef({ id: 'incident-response' });

export const evidenceRouteRef = createSubRouteRef({
  id: 'incident-response/evidence',
  parent: rootRouteRef,
  path: '/evidence',
});

export const incidentRouteRef = createSubRouteRef({
  id: 'incident-response/incident',
  parent: rootRouteRef,
  path: '/:id',
});
