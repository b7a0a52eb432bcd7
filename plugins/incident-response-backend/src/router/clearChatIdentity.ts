import { toError } from '@backstage/errors';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { ChatIdentities } from '../doors/createChatIdentities';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { parse } from './parse';

const id = (what: string, example: string) =>
  z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{2,30}$/, `must be Slack's id of ${what}, as ${example}`);

export const clearChatIdentitySchema = z.object({
  teamId: id('a workspace', 'T012ABCDEF'),
  userId: id('a user', 'U012ABCDEF'),
  reason: z.string().trim().min(1).max(2_000),
});

/** `POST /people/chat-identity/clear`: who an account of Slack is in the catalog is found anew. */
export function addClearChatIdentity(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly chatIdentities: Pick<ChatIdentities, 'forget'>;
    readonly audit: Audit;
  },
): void {
  const { authorizer, chatIdentities, audit } = deps;
  router.post('/people/chat-identity/clear', async (req, res) => {
    const { credentials, person: actor } = await authorizer.decider(req);
    const act: AuditedAct = {
      eventId: 'chat-identity-clear',
      by: actor.entityRef,
      door: actor.door,
      request: req,
    };
    try {
      const request = parse(clearChatIdentitySchema, req.body, 'request');
      const { teamId, userId, reason } = request;
      // Whose account leads where decides over every incident.
      await authorizer.everywhere(credentials, incidentAuditPermission);
      const pinned = await chatIdentities.forget({ teamId, userId });
      audit.accepted({
        ...act,
        account: `slack:${teamId}/${userId}`,
        reason,
        ...(pinned !== undefined && { pinned }),
      });
      res.json(pinned === undefined ? {} : { entityRef: pinned });
    } catch (error) {
      audit.refused(act, toError(error));
      throw error;
    }
  });
}
