import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { incidentResponseApiRef } from './api/IncidentResponseApi';
import { IncidentResponseClient } from './api/IncidentResponseClient';
import { incidentRouteRef, rootRouteRef } from './routes';

/**
 * The plugin for apps on the older frontend system.
 *
 * @public
 */
export const incidentResponseLegacyPlugin = createPlugin({
  id: 'incident-response',
  routes: { root: rootRouteRef, incident: incidentRouteRef },
  apis: [
    createApiFactory({
      api: incidentResponseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new IncidentResponseClient(deps),
    }),
  ],
});

/**
 * The incident pages, to be mounted at a route: `<Route path="/incidents" element={<IncidentResponsePage />} />`.
 *
 * @public
 */
export const IncidentResponsePage = incidentResponseLegacyPlugin.provide(
  createRoutableExtension({
    name: 'IncidentResponsePage',
    component: () =>
      import('./components/LegacyPages').then(m => m.LegacyPages),
    mountPoint: rootRouteRef,
  }),
);

/**
 * A card with the entity's open incidents.
 *
 * @public
 */
export const EntityIncidentsCard = incidentResponseLegacyPlugin.provide(
  createComponentExtension({
    name: 'EntityIncidentsCard',
    component: {
      lazy: () =>
        import('./components/entity/EntityIncidentsCard').then(
          m => m.EntityIncidentsCardContent,
        ),
    },
  }),
);

/**
 * Every incident of an entity, for a tab of its page.
 *
 * @public
 */
export const EntityIncidentsContent = incidentResponseLegacyPlugin.provide(
  createComponentExtension({
    name: 'EntityIncidentsContent',
    component: {
      lazy: () =>
        import('./components/entity/EntityIncidentsContent').then(
          m => m.EntityIncidentsTabContent,
        ),
    },
  }),
);
