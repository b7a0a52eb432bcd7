import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import type { Person } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentResourceRef,
  type IncidentResource,
  type IncidentResourceQuery,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Request } from 'express';
import { IncidentNotFound, IncidentRemoved } from '../engine/IncidentService';
import type {
  Head,
  IncidentStore,
  ListCriteria,
} from '../stores/IncidentStore';
import { requirePerson } from './person';
import { isReader, knownTo, mayKnowOf, type Restriction } from './restriction';

/** Who asks, and whether Backstage's permission framework lets them. */
export interface Authorizer {
  /** A user or a service: enough to read. */
  reader(req: Request): Promise<BackstageCredentials>;
  /** A person without anybody acting for them: needed to decide. */
  decider(req: Request): Promise<{
    readonly credentials: BackstageCredentials;
    readonly person: Person;
  }>;
  /** @throws NotAllowedError */
  basic(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void>;
  /**
   * @throws NotAllowedError, IncidentRemoved, IncidentNotFound: also where the viewer may not know of it
   */
  incident(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    incidentId: string,
  ): Promise<Head>;
  /** For each permission: whether it is given for this incident. */
  granted(
    credentials: BackstageCredentials,
    permissions: readonly ResourcePermission[],
    head: Head,
  ): Promise<readonly boolean[]>;
  /** The permission for every incident, without a condition. @throws NotAllowedError */
  everywhere(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<void>;
  /** What may be listed. @throws NotAllowedError */
  listable(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<ListCriteria>;
}

/** What permission rules see of a head. */
export function toResource(head: Head): IncidentResource {
  return {
    id: head.incidentId,
    seq: head.seq,
    ...head.card,
    owners: head.owners,
    participants: head.participants,
  };
}

function refusal(permission: { readonly name: string }, what: string) {
  return new NotAllowedError(
    `The permission ${permission.name} is not given to you for ${what}. Ask whoever keeps the permission policy.`,
  );
}

export function createAuthorizer(deps: {
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly store: Pick<IncidentStore, 'head' | 'retention'>;
  readonly restriction: Restriction;
}): Authorizer {
  const { httpAuth, permissions, permissionsRegistry, store } = deps;
  const { restriction } = deps;
  // Asked for late: the rules are registered while the plugin starts.
  const ruleset = () =>
    permissionsRegistry.getPermissionRuleset(incidentResourceRef);

  async function decide(
    credentials: BackstageCredentials,
    wanted: readonly ResourcePermission[],
  ): Promise<readonly PolicyDecision[]> {
    return permissions.authorizeConditional(
      wanted.map(permission => ({ permission })),
      { credentials },
    );
  }

  async function granted(
    credentials: BackstageCredentials,
    wanted: readonly ResourcePermission[],
    head: Head,
  ) {
    const decisions = await decide(credentials, wanted);
    const isAuthorized = createConditionAuthorizer<IncidentResource>(ruleset());
    return decisions.map(decision => isAuthorized(decision, toResource(head)));
  }

  /** Who took part is not known any more, so of a restricted one only the configured readers learn. */
  async function gone(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    incidentId: string,
  ): Promise<never> {
    const [tombstone] = await store.retention.tombstones([incidentId]);
    if (
      !tombstone ||
      (tombstone.visibility === 'restricted' &&
        !(await isReader(credentials, restriction)))
    )
      throw new IncidentNotFound(incidentId);
    const [{ result }] = await decide(credentials, [permission]);
    if (result === AuthorizeResult.DENY)
      throw refusal(permission, `incident ${incidentId}`);
    throw new IncidentRemoved(incidentId, tombstone.removedAt);
  }

  return {
    granted,
    reader: req => httpAuth.credentials(req, { allow: ['user', 'service'] }),
    decider: async req => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      return { credentials, person: requirePerson(credentials) };
    },
    basic: async (credentials, permission) => {
      const [{ result }] = await permissions.authorize([{ permission }], {
        credentials,
      });
      if (result !== AuthorizeResult.ALLOW) {
        throw refusal(permission, 'this installation');
      }
    },
    incident: async (credentials, permission, incidentId) => {
      const head = await store.head(incidentId);
      if (!head) return gone(credentials, permission, incidentId);
      // Not even that it is there is told to whoever may not know of it.
      if (!(await mayKnowOf(head, credentials, restriction)))
        throw new IncidentNotFound(incidentId);
      const [allowed] = await granted(credentials, [permission], head);
      if (!allowed) throw refusal(permission, `incident ${incidentId}`);
      return head;
    },
    everywhere: async (credentials, permission) => {
      const [{ result }] = await decide(credentials, [permission]);
      if (result !== AuthorizeResult.ALLOW)
        throw refusal(permission, 'every incident');
    },
    listable: async (credentials, permission) => {
      const [decision] = await decide(credentials, [permission]);
      const known = await knownTo(credentials, restriction);
      switch (decision.result) {
        case AuthorizeResult.ALLOW:
          return known;
        case AuthorizeResult.CONDITIONAL:
          return {
            allOf: [
              createConditionTransformer<IncidentResourceQuery>(ruleset())(
                decision.conditions,
              ),
              known,
            ],
          };
        default:
          throw refusal(permission, 'any incident');
      }
    },
  };
}

/** How the permission framework loads incidents to apply conditions itself. */
export function createResourceLoader(store: Pick<IncidentStore, 'head'>) {
  return async (
    incidentIds: string[],
  ): Promise<(IncidentResource | undefined)[]> => {
    const heads = await Promise.all(incidentIds.map(id => store.head(id)));
    return heads.map(head => head && toResource(head));
  };
}
