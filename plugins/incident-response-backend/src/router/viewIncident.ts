import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  APPROVAL_COMMANDS,
  AUDIT_COMMANDS,
  durationsOf,
  incidentApprovePermission,
  incidentAuditPermission,
  incidentCommandPermission,
  incidentReadPermission,
  type AllowedCommands,
  type CommandType,
  type Incident,
  type IncidentView,
  type Outlook,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Router } from 'express';
import type { IncidentService } from '../engine/IncidentService';
import type { AuthorityView, ReadAuthority } from '../engine/readAuthority';
import type { Head } from '../stores/IncidentStore';
import type { RetentionStore } from '../stores/RetentionStore';
import type { Authorizer } from './authorize';
import { chatTrouble } from './chatTrouble';
import { personOf } from './person';

export interface ViewDeps {
  readonly store: { readonly retention: Pick<RetentionStore, 'tombstones'> };
  readonly authorizer: Authorizer;
  readonly service: Pick<IncidentService, 'get'>;
  readonly readAuthority: ReadAuthority;
  readonly outlookOf: (incident: Incident) => Outlook;
  readonly chatProblems: () => readonly string[];
}

const POLICY =
  "Your organisation's permission policy does not give you this. Ask whoever keeps it.";

/** What the domain rule allows, less what the permission policy withholds. */
async function authorityFor(
  deps: ViewDeps,
  credentials: BackstageCredentials,
  head: Head,
  incident: Incident,
): Promise<AuthorityView> {
  const person = personOf(credentials);
  const view = await deps.readAuthority(incident, person);
  if (!person) return view;
  const [command, approve, audit] = await deps.authorizer.granted(
    credentials,
    [
      incidentCommandPermission,
      incidentApprovePermission,
      incidentAuditPermission,
    ],
    head,
  );
  const givenFor = (type: CommandType) => {
    if (AUDIT_COMMANDS.includes(type)) return audit;
    return APPROVAL_COMMANDS.includes(type) ? approve : command;
  };
  const less = (type: CommandType, answer: true | string) => {
    return answer === true && !givenFor(type) ? POLICY : answer;
  };
  return {
    ...view,
    allowed: Object.fromEntries(
      Object.entries(view.allowed).map(([type, answer]) => [
        type,
        less(type as CommandType, answer),
      ]),
    ) as AllowedCommands,
    approvals: view.approvals.map(one => ({
      ...one,
      mayApprove: less('approveDraft', one.mayApprove),
    })),
  };
}

/** Incidents it names whose ledgers are gone, and since when. */
async function removedOf(
  { links, follows, merger }: Incident,
  { store }: ViewDeps,
): Promise<Pick<IncidentView, 'removed'>> {
  const named = [
    ...links.map(({ incidentId }) => incidentId),
    ...(follows ? [follows] : []),
    ...(merger ? [merger.into] : []),
  ];
  const tombstones = await store.retention.tombstones(named);
  return tombstones.length === 0
    ? {}
    : {
        removed: Object.fromEntries(
          tombstones.map(t => [t.incidentId, t.removedAt]),
        ),
      };
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
    const { allowed, eligibleApprovers, approvals } = await authorityFor(
      deps,
      credentials,
      head,
      incident,
    );
    const view: IncidentView = {
      incident,
      viewer: { ...(person && { entityRef: person.entityRef }), allowed },
      eligibleApprovers,
      approvals,
      outlook: deps.outlookOf(incident),
      durations: durationsOf(incident),
      ...(await removedOf(incident, deps)),
      ...chatTrouble(deps),
    };
    res.json(view);
  });
}
