import {
  declareSchema,
  incidentDeclarePermission,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import type { Authorizer } from './authorize';
import { parse } from './parse';
import { recordDecision } from '../doors/recordDecision';

/** `POST /incidents`: a person declares an incident. */
export function addDeclareIncident(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'declare'>;
    readonly audit: Audit;
    readonly metrics: Pick<Metrics, 'commandDecided'>;
  },
): void {
  const { authorizer, service } = deps;
  router.post('/incidents', async (req, res) => {
    const { credentials, person } = await authorizer.decider(req);
    const act = {
      eventId: 'incident-declare',
      command: 'declare',
      by: person.entityRef,
      door: person.door,
      request: req,
    } as const;
    const declared = await recordDecision(deps, 'declare', act, async () => {
      await authorizer.basic(credentials, incidentDeclarePermission);
      const request = parse(declareSchema, req.body, 'declaration');
      return service.declare(request, person);
    });
    res.status(201).json(declared);
  });
}
