import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import type { Entity } from '@backstage/catalog-model';
import type { RenderResult } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { JSX } from 'react';
import { useLocation } from 'react-router-dom';
import { ANNOTATION_STATUS_COMPONENT } from '@incident-response/backstage-plugin-incident-response-common';
import { incidentResponseApiRef } from '../api/IncidentResponseApi';
import { IncidentResponseClient } from '../api/IncidentResponseClient';
import { IncidentRouter } from '../components/IncidentRouter';
import { rootRouteRef } from '../routes';
import { BASE_URL, createBackend, handlers, type Backend } from './backend';

/** A fresh backend behind the network for every test of the file. */
export function backendForTests(): { readonly current: Backend } {
  const server = setupServer();
  registerMswTestHooks(server);
  const holder = { current: createBackend() };
  beforeEach(() => {
    holder.current = createBackend();
    server.use(...handlers(holder.current));
  });
  return holder;
}

export function realClient() {
  return new IncidentResponseClient({
    discoveryApi: mockApis.discovery({ baseUrl: BASE_URL }),
    fetchApi: mockApis.fetch(),
  });
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

const ENTITIES: Entity[] = ['audit-log', 'checkout'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    namespace: 'default',
    annotations:
      name === 'checkout' ? { [ANNOTATION_STATUS_COMPONENT]: name } : undefined,
  },
  spec: { type: 'service', owner: 'payments' },
}));

/** What surrounds the pages. */
export interface Surroundings {
  readonly mayDeclare?: boolean;
  readonly drills?: boolean;
  /** The catalog fails with this sentence. */
  readonly catalogFails?: string;
  readonly permissionFails?: boolean;
}

function catalogOf({ catalogFails }: Surroundings) {
  const catalog = catalogApiMock({ entities: ENTITIES });
  if (catalogFails) {
    catalog.getEntities = async () => {
      throw new Error(catalogFails);
    };
  }
  return catalog;
}

function permissionOf({ mayDeclare, permissionFails }: Surroundings) {
  return mockApis.permission({
    authorize: () => {
      if (permissionFails) throw new Error('The policy is down');
      return mayDeclare === false
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW;
    },
  });
}

/** An element inside an app, with the real client and the real routes. */
export function renderWithApis(
  element: JSX.Element,
  options: Surroundings & { at?: string; mountPath?: string } = {},
): RenderResult {
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      config: { incidentResponse: { drills: { enabled: options.drills } } },
      initialRouteEntries: [options.at ?? '/'],
      mountPath: options.mountPath ?? '/',
      mountedRoutes: {
        '/incidents': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [incidentResponseApiRef, realClient()],
        [catalogApiRef, catalogOf(options)],
        [permissionApiRef, permissionOf(options)],
      ],
    },
  );
}

/** The pages as an app serves them, opened at an address. */
export function renderPages(
  at = '/incidents',
  options: Surroundings = {},
): RenderResult {
  return renderWithApis(<IncidentRouter />, {
    at,
    mountPath: '/incidents',
    ...options,
  });
}
