import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { peopleContract } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { auth, incidentWith } from './__testUtils__/asking';
import { bookshop } from './__testUtils__/organisation';
import { createCatalogPeople } from './createCatalogPeople';

peopleContract('catalog', () => ({
  people: createCatalogPeople({
    catalog: catalogServiceMock({ entities: bookshop() }),
    auth,
  }),
  known: 'user:default/ada',
  incident: incidentWith(['checkout']),
}));
