import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { incidentAuditPermission } from '@incident-response/backstage-plugin-incident-response-common';
import type { Request } from 'express';
import type { Audit, AuditedAct, AuditEventId } from '../observability/Audit';
import type { Authorizer } from './authorize';
import { personOf } from './person';

/** Reads of one incident what only auditors may; the auditor log hears of it, allowed or not. */
export async function auditedRead<T>(
  {
    authorizer,
    audit,
  }: { readonly authorizer: Authorizer; readonly audit: Audit },
  req: Request,
  eventId: AuditEventId,
  read: (incidentId: string, credentials: BackstageCredentials) => Promise<T>,
  seqOf: (answer: T) => number | undefined = () => undefined,
): Promise<T> {
  const { id } = req.params;
  const credentials = await authorizer.reader(req);
  const act: AuditedAct = {
    eventId,
    incidentId: id,
    by: personOf(credentials)?.entityRef,
    door: 'console',
    request: req,
  };
  try {
    await authorizer.incident(credentials, incidentAuditPermission, id);
    const answer = await read(id, credentials);
    const seq = seqOf(answer);
    audit.accepted({ ...act, ...(seq !== undefined && { seq }) });
    return answer;
  } catch (error) {
    audit.refused(act, toError(error));
    throw error;
  }
}
