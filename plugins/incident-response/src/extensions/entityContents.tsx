import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { canBreak } from './canBreak';

export const incidentsContent = EntityContentBlueprint.make({
  name: 'incidents',
  params: {
    path: '/incidents',
    title: 'Incidents',
    group: 'operation',
    filter: canBreak,
    loader: async () => {
      const { EntityIncidentsTabContent } = await import(
        '../components/entity/EntityIncidentsContent'
      );
      return <EntityIncidentsTabContent />;
    },
  },
});
