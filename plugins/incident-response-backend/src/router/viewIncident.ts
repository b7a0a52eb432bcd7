import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  APPROVAL_COMMANDS,
  incidentApprovePermission,
  incidentCommandPermission,
  incidentReadPermission,
  type AllowedCommands,
  type CommandType,
  type Incident,
  type IncidentView,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { Head } from '../stores/IncidentStore';
import type { Authorizer } from './authorize';
import { personOf } from './person';

export interface ViewDeps {
  readonly authorizer: Authorizer;
  readonly service: Pick<IncidentService, 'get'>;
  readonly allowedCommands: (
    incident: Incident,
    person: Person | undefined,
    now: Date,
  ) => AllowedCommands;
  readonly eligibleApprovers: (incident: Incident) => readonly string[];
  readonly now: () => Date;
}

const POLICY =
  "Your organisation's permission policy does not give you this. Ask whoever keeps it.";

/** What the domain rule allows, less what the permission policy withholds. */
async function allowedFor(
  deps: ViewDeps,
  credentials: BackstageCredentials,
  head: Head,
  incident: Incident,
): Promise<AllowedCommands> {
  const person = personOf(credentials);
  const allowed = deps.allowedCommands(incident, person, deps.now());
  if (!person) return allowed;
  const [command, approve] = await deps.authorizer.granted(
    credentials,
    [incidentCommandPermission, incidentApprovePermission],
    head,
  );
  const withheld = (type: CommandType) =>
    APPROVAL_COMMANDS.includes(type) ? !approve : !command;
  return Object.fromEntries(
    Object.entries(allowed).map(([type, answer]) => [
      type,
      answer === true && withheld(type as CommandType) ? POLICY : answer,
    ]),
  ) as AllowedCommands;
}

/** `GET /incidents/:id`: the incident with what its viewer may do. */
export function addViewIncident(router: Router, deps: ViewDeps): void {
  router.get('/incidents/:id', async (req, res) => {
    const credentials = await deps.authorizer.reader(req);
    const head = await deps.authorizer.incident(
      credentials,
      incidentReadPermission,
      req.params.id,
    );
    const incident = await deps.service.get(req.params.id);
    const person = personOf(credentials);
    const view: IncidentView = {
      incident,
      viewer: {
        ...(person && { entityRef: person.entityRef }),
        allowed: await allowedFor(deps, credentials, head, incident),
      },
      eligibleApprovers: deps.eligibleApprovers(incident),
    };
    res.json(view);
  });
}
