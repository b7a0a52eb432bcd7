import {
  APPROVAL_COMMANDS,
  declareSchema,
  isChatOnlyRef,
  otherIncident,
  type IncidentCommand,
  type Person,
  type RoomObservation,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  ChatAccount,
  ChatDoor,
  ChatRefusal,
} from '@incident-response/backstage-plugin-incident-response-node';
import {
  IncidentNotFound,
  IncidentRemoved,
  type IncidentService,
} from '../engine/IncidentService';
import type { Audit, AuditedAct } from '../observability/Audit';
import type { Metrics } from '../observability/Metrics';
import { recordDecision } from './recordDecision';
import type { ChatIdentities } from './createChatIdentities';
import type { IncidentStore } from '../stores/IncidentStore';
import type { ChatOnlyPerson } from '../stores/PersonStore';
import { createVisitors } from './createVisitors';
import { Refused } from './Refused';
import { refusalOf } from './refusalOf';

export interface ChatDoorDeps {
  readonly service: Pick<
    IncidentService,
    'command' | 'declare' | 'get' | 'observe' | 'timeline'
  >;
  readonly store: Pick<
    IncidentStore,
    'head' | 'incidentInRoom' | 'people' | 'retention'
  >;
  readonly identities: Pick<ChatIdentities, 'find'>;
  /** Whether somebody may know of restricted incidents they are no part of. */
  readonly isReader: (entityRef: string) => Promise<boolean>;
  readonly decisions: 'allow' | 'consoleOnly';
  readonly audit: Audit;
  readonly metrics: Pick<Metrics, 'commandDecided'>;
}

/** As much as one page of a timeline may hold. */
const PAGE = 200;

const isApproval = ({ type }: IncidentCommand) =>
  APPROVAL_COMMANDS.includes(type);

function actOf(
  command: IncidentCommand,
  incidentId: string,
  by: Person,
): AuditedAct {
  return {
    eventId: isApproval(command) ? 'publication-decide' : 'incident-command',
    command: command.type,
    incidentId,
    by: by.entityRef,
    door: by.door,
    ...('draftId' in command && { draftId: command.draftId }),
    ...('revision' in command && { revision: command.revision }),
    ...('sha256' in command && { sha256: command.sha256 }),
  };
}

/** What somebody is called whom only the chat knows: no catalog says it. */
function named(
  person: Person | undefined,
  account: { readonly userId: string; readonly name?: string } | undefined,
): readonly ChatOnlyPerson[] {
  return person && account?.name && isChatOnlyRef(person.entityRef)
    ? [
        {
          ref: person.entityRef,
          slackId: account.userId,
          name: account.name,
        },
      ]
    : [];
}

/** Whom it is about, and who caused or wrote it. */
function accountsOf(observation: RoomObservation) {
  switch (observation.type) {
    case 'joined':
      return { who: observation.who, by: observation.added?.by };
    case 'kept':
      return { who: observation.by, author: observation.author };
    case 'released':
      return { who: observation.by };
    case 'edited':
    case 'archived':
      return {};
    default: {
      const unreachable: never = observation;
      return unreachable;
    }
  }
}

/** The same rules as the console's, for people whom the chat vouches for. */
export function createChatDoor(deps: ChatDoorDeps): ChatDoor {
  const { service, store, decisions } = deps;
  const visitors = createVisitors(deps.identities);

  /** Who took part is not known any more, so of a restricted one only the configured readers learn. */
  async function gone(incidentId: string, entityRef: string): Promise<never> {
    const [tombstone] = await store.retention.tombstones([incidentId]);
    const isHidden =
      tombstone?.visibility === 'restricted' &&
      !(await deps.isReader(entityRef));
    throw tombstone && !isHidden
      ? new IncidentRemoved(incidentId, tombstone.removedAt)
      : new IncidentNotFound(incidentId);
  }

  /** @throws IncidentRemoved, IncidentNotFound: also where they may not know of it */
  async function mayKnowOf(incidentId: string, { entityRef }: Person) {
    const head = await store.head(incidentId);
    // This process may still hold what was removed.
    if (!head) return gone(incidentId, entityRef);
    if (head.card.visibility !== 'restricted') return undefined;
    if (head.participants.includes(entityRef)) return undefined;
    if (await deps.isReader(entityRef)) return undefined;
    throw new IncidentNotFound(incidentId);
  }

  /** Errors are answers here: each is a sentence for the person. */
  async function answering<T>(
    account: ChatAccount,
    run: (person: Person) => Promise<T>,
  ): Promise<(T & { readonly ok: true }) | ChatRefusal> {
    try {
      const done = await run(await visitors.asking(account));
      return { ok: true, ...done };
    } catch (error) {
      return refusalOf(error);
    }
  }

  async function command(
    incidentId: string,
    asked: IncidentCommand,
    by: Person,
    request: string | undefined,
  ) {
    await mayKnowOf(incidentId, by);
    const other = otherIncident(asked);
    if (other !== undefined) await mayKnowOf(other, by);
    if (decisions === 'consoleOnly' && isApproval(asked))
      throw new Refused(
        'forbidden',
        'This is decided on the incident page only.',
      );
    return service.command(incidentId, asked, by, request);
  }

  return {
    incidentIn: roomId => store.incidentInRoom(roomId),
    personOf: async account => {
      try {
        return { ok: true, entityRef: await visitors.named(account) };
      } catch (error) {
        return refusalOf(error);
      }
    },
    read: (incidentId, account) =>
      answering(account, async by => {
        await mayKnowOf(incidentId, by);
        return { incident: await service.get(incidentId) };
      }),
    timeline: (incidentId, account, limit) =>
      answering(account, async by => {
        await mayKnowOf(incidentId, by);
        const { seq } = await service.get(incidentId);
        // Each commit has an entry at least.
        const from = Math.max(0, seq - limit);
        const timeline = await service.timeline(incidentId, {
          ...(from > 0 && { after: `${from}.999999` }),
          limit: PAGE,
        });
        const entries = timeline.entries.slice(-limit);
        return { timeline: { ...timeline, entries } };
      }),
    declare: (request, account) =>
      answering(account, by =>
        recordDecision(
          deps,
          'declare',
          {
            eventId: 'incident-declare',
            command: 'declare',
            by: by.entityRef,
            door: by.door,
          },
          async () => {
            const { data, error } = declareSchema.safeParse(request);
            if (error) throw new Refused('invalid', error.issues[0].message);
            return service.declare(data, by);
          },
        ),
      ),
    send: (incidentId, asked, account, request) =>
      answering(account, by =>
        recordDecision(deps, asked.type, actOf(asked, incidentId, by), () =>
          command(incidentId, asked, by, request),
        ),
      ),
    async observe(roomId, observation) {
      const incidentId = await store.incidentInRoom(roomId);
      if (incidentId === undefined) return;
      const { who, by, author } = accountsOf(observation);
      const people = {
        ...(who && { who: await visitors.seen(who) }),
        ...(by && { by: await visitors.seen(by) }),
        ...(author && { author: await visitors.seen(author) }),
      };
      if (await service.observe(incidentId, observation, people, roomId))
        await store.people
          .rememberChatOnly([
            ...named(people.who, who),
            ...named(people.by, by),
            ...named(people.author, author),
          ])
          // It stands on the ledger; what they are called holds nothing back.
          .catch(() => {});
    },
  };
}
