import {
  APPROVAL_COMMANDS,
  AUDIT_COMMANDS,
  commandRequestSchema,
  incidentApprovePermission,
  incidentAuditPermission,
  incidentCommandPermission,
  incidentReadPermission,
  otherIncident,
  type IncidentCommand,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Request, Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import type { Authorizer } from './authorize';
import { parse } from './parse';
import { recordDecision } from '../doors/recordDecision';

const isApproval = (command: IncidentCommand) =>
  APPROVAL_COMMANDS.includes(command.type);

function permissionFor(command: IncidentCommand) {
  if (AUDIT_COMMANDS.includes(command.type)) return incidentAuditPermission;
  return isApproval(command)
    ? incidentApprovePermission
    : incidentCommandPermission;
}

function actOf(
  req: Request,
  command: IncidentCommand,
  person: Person,
): AuditedAct {
  return {
    eventId: isApproval(command) ? 'publication-decide' : 'incident-command',
    command: command.type,
    incidentId: req.params.id,
    by: person.entityRef,
    door: person.door,
    ...('draftId' in command && { draftId: command.draftId }),
    ...('revision' in command && { revision: command.revision }),
    ...('sha256' in command && { sha256: command.sha256 }),
    request: req,
  };
}

/** `POST /incidents/:id/commands`: a person asks something of an incident. */
export function addSendCommand(
  router: Router,
  deps: {
    readonly authorizer: Authorizer;
    readonly service: Pick<IncidentService, 'command'>;
    readonly audit: Audit;
    readonly metrics: Pick<Metrics, 'commandDecided'>;
  },
): void {
  const { authorizer, service } = deps;
  router.post('/incidents/:id/commands', async (req, res) => {
    const { id } = req.params;
    const { credentials, person } = await authorizer.decider(req);
    const { command } = parse(commandRequestSchema, req.body, 'command');
    const permission = permissionFor(command);
    const done = await recordDecision(
      deps,
      command.type,
      actOf(req, command, person),
      async () => {
        await authorizer.incident(credentials, permission, id);
        // Nobody links to, or merges into, what they may not see.
        const other = otherIncident(command);
        if (other !== undefined)
          await authorizer.incident(
            credentials,
            command.type === 'merge' ? permission : incidentReadPermission,
            other,
          );
        return service.command(id, command, person);
      },
    );
    res.json(done);
  });
}
