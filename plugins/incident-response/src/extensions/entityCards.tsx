import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { canBreak } from './canBreak';

export const openIncidentsCard = EntityCardBlueprint.make({
  name: 'open',
  params: {
    type: 'content',
    filter: canBreak,
    loader: async () => {
      const { EntityIncidentsCardContent } = await import(
        '../components/entity/EntityIncidentsCard'
      );
      return <EntityIncidentsCardContent />;
    },
  },
});
