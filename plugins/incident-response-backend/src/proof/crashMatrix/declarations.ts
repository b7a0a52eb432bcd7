import type { DeclareRequest } from '@incident-response/backstage-plugin-incident-response-common';
import type { Part } from './plays/Play';

const REQUESTS: Readonly<Record<Exclude<Part, 'main'>, DeclareRequest>> = {
  target: {
    requestId: '11111111-1111-4111-8111-111111111111',
    title: 'Customers cannot pay',
    severity: 'P1',
    entityRef: 'component:default/checkout',
  },
  drill: {
    requestId: '22222222-2222-4222-8222-222222222222',
    title: 'What if customers could not pay',
    severity: 'P2',
    kind: 'drill',
  },
};

/** What opens an incident by hand: the same one whenever it is sent again. */
export const declarationOf = (part: Exclude<Part, 'main'>): DeclareRequest =>
  REQUESTS[part];
