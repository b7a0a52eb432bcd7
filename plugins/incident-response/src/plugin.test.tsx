import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { BASE_URL } from './__testUtils__/backend';
import { card } from './__testUtils__/fixtures';
import { realClient, backendForTests } from './__testUtils__/renderPages';
import { incidentResponseApiRef } from './api/IncidentResponseApi';
import plugin from './index';
import { rootRouteRef } from './routes';

const backend = backendForTests();
const checkout = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
};

const renderOnEntity = (element: JSX.Element) =>
  renderInTestApp(
    <TestApiProvider apis={[[incidentResponseApiRef, realClient()]]}>
      <EntityProvider entity={checkout}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/incidents': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );

describe('the plugin in the new frontend system', () => {
  it('serves the list at /incidents with its own client', async () => {
    backend.current.cards = [card({ entityRef: null, ic: null })];
    renderTestApp({
      features: [plugin],
      apis: [
        mockApis.discovery({ baseUrl: BASE_URL }),
        mockApis.fetch(),
        mockApis.permission(),
      ],
      initialRouteEntries: ['/incidents'],
    });
    expect(
      await screen.findByRole('link', {
        name: 'Checkout error rate above 5 %',
      }),
    ).toHaveAttribute('href', '/incidents/inc-1');
  });

  it('shows an entity its open incidents on a card', async () => {
    backend.current.cards = [card()];
    renderOnEntity(
      createExtensionTester(
        plugin.getExtension('entity-card:incident-response/open'),
      ).reactElement(),
    );
    expect(
      await screen.findByRole('link', {
        name: 'Checkout error rate above 5 %',
      }),
    ).toHaveAttribute('href', '/incidents/inc-1');
    const [query] = backend.current.listQueries;
    expect(query.get('entityRef')).toBe('component:default/checkout');
    expect(query.getAll('status')).not.toContain('resolved');
  });

  it('says on the card that nothing is open', async () => {
    renderOnEntity(
      createExtensionTester(
        plugin.getExtension('entity-card:incident-response/open'),
      ).reactElement(),
    );
    expect(await screen.findByText('No open incident')).toBeVisible();
  });

  it('shows every incident of an entity on its tab', async () => {
    backend.current.cards = [card({ status: 'resolved', kind: 'drill' })];
    renderOnEntity(
      createExtensionTester(
        plugin.getExtension('entity-content:incident-response/incidents'),
      ).reactElement(),
    );
    expect(await screen.findByText('Resolved')).toBeVisible();
    expect(screen.getByText('Drill')).toBeVisible();
  });

  it('does not let five open incidents pass for all of them', async () => {
    backend.current.cards = [card()];
    backend.current.nextCursor = 'page-2';
    renderOnEntity(
      createExtensionTester(
        plugin.getExtension('entity-card:incident-response/open'),
      ).reactElement(),
    );
    expect(
      await screen.findByText('Only the 1 newest are shown.'),
    ).toBeVisible();
  });

  it('leads to the older incidents of an entity', async () => {
    backend.current.cards = [card()];
    backend.current.nextCursor = 'page-2';
    renderOnEntity(
      createExtensionTester(
        plugin.getExtension('entity-content:incident-response/incidents'),
      ).reactElement(),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Next page' }));
    expect(
      await screen.findByRole('button', { name: 'First page' }),
    ).toBeVisible();
    await waitFor(() =>
      expect(
        backend.current.listQueries.map(query => query.get('cursor')),
      ).toContain('page-2'),
    );
  });
});
