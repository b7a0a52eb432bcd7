import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiAlarmWarningLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const incidentsPage = PageBlueprint.make({
  params: {
    path: '/incidents',
    title: 'Incidents',
    icon: <RiAlarmWarningLine />,
    routeRef: rootRouteRef,
    loader: async () => {
      const { IncidentRouter } = await import('../components/IncidentRouter');
      return <IncidentRouter />;
    },
  },
});
