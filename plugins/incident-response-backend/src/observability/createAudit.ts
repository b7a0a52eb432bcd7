import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Audit, AuditedAct, AuditEventId } from './Audit';
import { createNeverThrow } from './neverThrow';
import { reasonOf, tellsStatement } from './reasonOf';

const SEVERITY: Readonly<
  Record<AuditEventId, AuditorServiceEventSeverityLevel>
> = {
  'incident-declare': 'medium',
  'incident-command': 'medium',
  'publication-decide': 'high',
  'ledger-verify': 'low',
  'person-erase': 'high',
  'chat-identity-clear': 'high',
  'ledger-export': 'medium',
  'ledger-anchor': 'medium',
  'ledger-remove': 'high',
  'publications-report': 'medium',
};

function metaOf(act: AuditedAct): JsonObject {
  const { eventId, request, ...meta } = act;
  return Object.fromEntries(
    Object.entries(meta).filter(([, value]) => value !== undefined),
  );
}

/** Audit on Backstage's auditor; a failing auditor is logged once and then ignored. */
export function createAudit(
  auditor: AuditorService,
  logger: LoggerService,
): Audit {
  const neverThrow = createNeverThrow('auditor', logger);
  const begin = (act: AuditedAct) =>
    auditor.createEvent({
      eventId: act.eventId,
      severityLevel: SEVERITY[act.eventId],
      request: act.request,
      meta: metaOf(act),
    });

  return {
    accepted: act =>
      neverThrow(async () => {
        const event = await begin(act);
        await event.success();
      }),
    refused: (act, error) =>
      neverThrow(async () => {
        const event = await begin(act);
        await event.fail({
          error: tellsStatement(error) ? new Error(reasonOf(error)) : error,
        });
      }),
  };
}
