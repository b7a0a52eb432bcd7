import { FlatRoutes } from '@backstage/core-app-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
  type TestAppOptions,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import type { JSX } from 'react';
import { Route } from 'react-router-dom';
import { card } from './__testUtils__/fixtures';
import { realClient, backendForTests } from './__testUtils__/renderPages';
import {
  EntityIncidentsCard,
  EntityIncidentsContent,
  incidentResponseApiRef,
  IncidentResponsePage,
} from './index';
import { rootRouteRef } from './routes';

const backend = backendForTests();
const checkout = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
};

const renderLegacy = (
  element: JSX.Element,
  options: TestAppOptions = { mountedRoutes: { '/incidents': rootRouteRef } },
) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [incidentResponseApiRef, realClient()],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      ...options,
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...options.mountedRoutes,
      },
    },
  );

describe('apps on the older frontend system', () => {
  it('mount the pages at a route of their own', async () => {
    backend.current.cards = [card()];
    await renderLegacy(
      <FlatRoutes>
        <Route path="/incidents" element={<IncidentResponsePage />} />
      </FlatRoutes>,
      { routeEntries: ['/incidents'] },
    );
    expect(
      await screen.findByRole('link', {
        name: 'Checkout error rate above 5 %',
      }),
    ).toHaveAttribute('href', '/incidents/inc-1');
  });

  it('put the card and the tab on entity pages', async () => {
    backend.current.cards = [card()];
    await renderLegacy(
      <EntityProvider entity={checkout}>
        <EntityIncidentsCard />
        <EntityIncidentsContent />
      </EntityProvider>,
    );
    expect(await screen.findByText('Open incidents')).toBeVisible();
    const links = await screen.findAllByRole('link', {
      name: 'Checkout error rate above 5 %',
    });
    expect(links).toHaveLength(2);
  });
});
