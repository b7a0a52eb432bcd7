import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { incidentResponseApi } from './extensions/apis';
import { openIncidentsCard } from './extensions/entityCards';
import { incidentsContent } from './extensions/entityContents';
import { incidentsPage } from './extensions/pages';
import { evidenceRouteRef, incidentRouteRef, rootRouteRef } from './routes';

/**
 * The plugin for the new frontend system: pages at `/incidents`, a card and a tab on entities.
 *
 * @public
 */
export const incidentResponsePlugin = createFrontendPlugin({
  pluginId: 'incident-response',
  title: 'Incidents',
  icon: <RiAlarmWarningLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    incident: incidentRouteRef,
    evidence: evidenceRouteRef,
  },
  extensions: [
    incidentResponseApi,
    incidentsPage,
    openIncidentsCard,
    incidentsContent,
  ],
});
