import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  AlertContact,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import { foldEvent } from '../../domain/foldIncident';
import { createCatalogPeople } from '../createCatalogPeople';
import { bookshop } from './organisation';

const at = '2026-11-23T10:00:00.000Z';
const actor = {
  kind: 'system',
  name: 'grafana-oncall',
  door: 'webhook',
} as const;

export function incidentWith(
  entityHints: readonly string[],
  contacts: readonly AlertContact[] = [],
): Incident {
  const declared = foldEvent(
    undefined,
    {
      type: 'INCIDENT_DECLARED',
      v: 1,
      mustUnderstand: true,
      at,
      actor,
      data: {
        title: 'Checkout errors',
        severity: 'P1',
        severityReason: 'label severity=critical',
        kind: 'real',
        entityHints: [...entityHints],
        origin: { type: 'alert', source: 'oncall', group: 'g', startedAt: at },
      },
    },
    { incidentId: 'inc-1', seq: 1 },
  );
  return foldEvent(
    declared,
    {
      type: 'ALERT_RECORDED',
      v: 1,
      mustUnderstand: false,
      at,
      actor,
      data: {
        eventKey: 'e1',
        receivedAt: at,
        alert: {
          source: 'oncall',
          group: 'g',
          startedAt: at,
          trigger: 'alert group created',
          state: 'firing',
          title: 'Checkout errors',
          severity: 'P1',
          severityReason: 'label severity=critical',
          entityHints: [...entityHints],
          labels: {},
          contacts: [...contacts],
        },
      },
    },
    { incidentId: 'inc-1', seq: 2 },
  );
}

export function callUntil(
  signal: AbortSignal = new AbortController().signal,
): OutboundCall {
  return { key: 'inc-1/ownership', signal, begin: () => {} };
}

export const auth = mockServices.auth();

export function peopleOf(entities: Entity[]) {
  return createCatalogPeople({
    catalog: catalogServiceMock({ entities }),
    auth,
  });
}

export function resolve(
  entities: Entity[],
  ...incident: Parameters<typeof incidentWith>
) {
  return peopleOf(entities).resolveOwnership(
    incidentWith(...incident),
    callUntil(),
  );
}

/** The bookshop's catalog, but one of its methods behaves differently. */
export function brokenCatalog(
  override: (real: CatalogService) => Partial<CatalogService>,
) {
  const real = catalogServiceMock({ entities: bookshop() });
  const changed = override(real);
  return new Proxy<CatalogService>(real, {
    get: (target, name) =>
      Reflect.get(changed, name) ?? Reflect.get(target, name).bind(target),
  });
}
