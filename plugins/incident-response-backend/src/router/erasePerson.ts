import { toError } from '@backstage/errors';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { parse } from './parse';

export const erasePersonSchema = z.object({
  /** Who: the id that a ledger holds, the entity ref of a user, what stands in its place for somebody whom only the chat knows, or an e-mail. */
  person: z
    .string()
    .trim()
    .max(500)
    .regex(
      /^(?:person:[0-9a-f]{32}|user:[^\s/:]{1,63}\/[^\s/:]{1,63}|slack:[a-z0-9]{1,30}\/[a-z0-9]{1,30}|[^\s@]{1,200}@[^\s@]{1,200})$/i,
      'must be an id such as person:3f2a…, a user such as user:default/ada or slack:T012/U012, or an e-mail',
    ),
  reason: z.string().trim().min(1).max(2_000),
});

/** `POST /people/erase`: name and e-mail of a person go, and every ledger that names them is told. */
export function addErasePerson(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'erasePerson'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, service, audit } = deps;
  router.post('/people/erase', async (req, res) => {
    const { credentials, person: actor } = await authorizer.decider(req);
    const act: AuditedAct = {
      eventId: 'person-erase',
      by: actor.entityRef,
      door: actor.door,
      request: req,
    };
    try {
      const request = parse(erasePersonSchema, req.body, 'request');
      // A person may stand on any ledger, also on those that a condition would leave out.
      await authorizer.everywhere(credentials, incidentAuditPermission);
      const erasure = await service.erasePerson({ ...request, actor });
      audit.accepted(act);
      res.json(erasure);
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
  });
}
