import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type {
  Health,
  Incident,
  Outlook,
  RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ChatIdentities } from '../doors/createChatIdentities';
import type { IncidentService } from '../engine/IncidentService';
import type { ReadAuthority } from '../engine/readAuthority';
import type { ReadPageComponents } from '../engine/pageComponents';
import type { Evidence } from '../evidence/Evidence';
import type { Audit } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import type { IncidentStore } from '../stores/IncidentStore';
import { createAuthorizer } from './authorize';
import { addClearChatIdentity } from './clearChatIdentity';
import { createClosedDoor } from './closedDoor';
import { addDeclareIncident } from './declareIncident';
import { addExportIncident } from './exportIncident';
import { addErasePerson } from './erasePerson';
import { addHealth } from './health';
import { httpErrors } from './httpErrors';
import { addListIncidents } from './listIncidents';
import { createApiRouter } from './openapi/createApiRouter';
import { addPublicStatus } from './publicStatus';
import { addReadDrafts } from './readDrafts';
import {
  addEvidenceKeys,
  addReadEvidence,
  addReadTombstones,
} from './readEvidence';
import { addReadPageComponents } from './readPageComponents';
import { addReadPostmortem } from './readPostmortem';
import { addReadPublications } from './readPublications';
import { addReadRoom } from './readRoom';
import { addReadTimeline } from './readTimeline';
import type { Restriction } from './restriction';
import { addSendCommand } from './sendCommand';
import { addStartDrill } from './startDrill';
import type { Patience } from './storePatiently';
import { addVerifyLedger } from './verifyLedger';
import { addViewIncident } from './viewIncident';
import { createWebhookRouter } from './webhooks';

/** Paths (with everything below them) that need no credentials; nothing else may be put there. */
export const UNAUTHENTICATED_PATHS = [
  '/webhooks',
  // Slack proves itself by its signature.
  '/slack/events',
  '/public',
  '/health',
] as const;

export interface RouterDeps {
  /** Takes what Slack sends; reads the body itself. */
  readonly chatReceiver?: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => void;
  readonly service: IncidentService;
  readonly store: Pick<IncidentStore, 'list' | 'head' | 'retention'>;
  /** Those that are on. */
  readonly sources: readonly AlertSource[];
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  /** Must know the incident resource type before the first request. */
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly logger: LoggerService;
  readonly metrics: Pick<Metrics, 'alertIngested' | 'commandDecided'>;
  readonly audit: Audit;
  readonly evidence: Evidence;
  readonly readAuthority: ReadAuthority;
  readonly chatIdentities: Pick<ChatIdentities, 'forget'>;
  readonly outlookOf: (incident: Incident) => Outlook;
  readonly readPageComponents: ReadPageComponents;
  /** Absent where the war room is elsewhere. */
  readonly readRoom?: (roomId: string) => Promise<RoomView | undefined>;
  /** Absent where the status page is elsewhere. */
  readonly renderPublicStatusPage?: () => Promise<string>;
  readonly publicStatusJson?: () => Promise<unknown>;
  /** What is wrong with the chat, in one sentence each, for whoever reads incidents. */
  readonly chatProblems: () => readonly string[];
  readonly health: () => Health | Promise<Health>;
  /** Whether a restart would not help. */
  readonly live: () => Health | Promise<Health>;
  /** Whether this replica takes alerts; it does unless said otherwise. */
  readonly takesAlerts?: boolean;
  readonly drillsEnabled: boolean;
  readonly restriction: Restriction;
  readonly now: () => Date;
  readonly patience?: Patience;
  /** For tests: an answer that the document does not describe becomes an error. */
  readonly validateResponses?: boolean;
}

/** Everything the plugin serves over HTTP. */
export function createRouter(deps: RouterDeps): {
  readonly router: Router;
  /** Lets go of held deliveries; call it first at shutdown. */
  close(): void;
} {
  const webhooks =
    deps.takesAlerts ?? true ? createWebhookRouter(deps) : createClosedDoor();
  const open = PromiseRouter();
  addHealth(open, deps);
  addPublicStatus(open, deps);
  addEvidenceKeys(open, deps);

  const api = createApiRouter({ validateResponses: deps.validateResponses });
  const authorized = { ...deps, authorizer: createAuthorizer(deps) };
  addListIncidents(api, authorized);
  addDeclareIncident(api, authorized);
  addViewIncident(api, authorized);
  addReadTimeline(api, authorized);
  addSendCommand(api, authorized);
  addReadDrafts(api, authorized);
  addVerifyLedger(api, authorized);
  addExportIncident(api, authorized);
  addReadEvidence(api, authorized);
  addReadTombstones(api, authorized);
  addReadPublications(api, authorized);
  addReadPageComponents(api, authorized);
  addReadRoom(api, authorized);
  addReadPostmortem(api, authorized);
  addStartDrill(api, authorized);
  addErasePerson(api, authorized);
  addClearChatIdentity(api, authorized);

  const router = PromiseRouter();
  // Before anything that parses bodies: a signature is over the raw bytes.
  router.use(webhooks.router);
  const { chatReceiver } = deps;
  if (chatReceiver) router.all('/slack/events', chatReceiver);
  router.use(open);
  router.use(api);
  router.use(httpErrors);
  return { router, close: webhooks.close };
}
