import { toError } from '@backstage/errors';
import {
  declareSchema,
  incidentDeclarePermission,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { parse } from './parse';

/** `POST /incidents`: a person declares an incident. */
export function addDeclareIncident(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'declare'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, service, audit } = deps;
  router.post('/incidents', async (req, res) => {
    const { credentials, person } = await authorizer.decider(req);
    const act: AuditedAct = {
      eventId: 'incident-declare',
      by: person.entityRef,
      door: person.door,
      request: req,
    };
    try {
      await authorizer.basic(credentials, incidentDeclarePermission);
      const request = parse(declareSchema, req.body, 'declaration');
      const declared = await service.declare(request, person);
      const { incidentId, seq } = declared;
      audit.accepted({ ...act, incidentId, seq });
      res.status(201).json(declared);
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
  });
}
