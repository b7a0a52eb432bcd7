import { randomUUID } from 'node:crypto';
import {
  declareSchema,
  otherIncident,
  type Actor,
  type CommandResponse,
  type IncidentCommand,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept } from '../domain/Decision';
import { decide } from '../domain/decide';
import { declare } from '../domain/commands/declare';
import { toIncident } from '../domain/FoldedIncident';
import type { Groups } from '../domain/Groups';
import { incidentIdOf } from '../domain/incidentId';
import type { HeadKeys } from '../domain/ledger';
import {
  routeAlert,
  surroundingsOf,
  type AlertRules,
} from '../domain/routeAlert';
import type { Settings } from '../domain/Settings';
import { verifyLedger } from '../domain/verifyLedger';
import { readActorFacts } from './actorFacts';
import { approversFor } from './approvers';
import { checkAlert } from './checkAlert';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Clock } from './Clock';
import type { Commits } from './Commits';
import {
  CommandRejected,
  IncidentNotFound,
  type IncidentService,
} from './IncidentService';
import type { Inflow } from './Inflow';
import type { Ledgers } from './Ledgers';
import type { Decider, LedgerWriter } from './LedgerWriter';
import { NO_GROUPS } from './noGroups';
import { withoutErasedAccounts } from './people/erasedAccounts';
import { erasePerson, type ForgetsPeople } from './people/erasePerson';
import { withNames, withoutContacts } from './people/pseudonyms';
import { observe } from './observe';
import { readWhole } from './readWhole';
import { readTimeline } from './timeline';
import { waitForChange } from './waitForChange';

export interface IncidentServiceDeps {
  readonly store: IncidentStore;
  readonly ledgers: Ledgers;
  readonly writer: LedgerWriter;
  readonly commits: Commits;
  readonly clock: Clock;
  readonly keys: HeadKeys;
  /** Random ones unless said otherwise. */
  readonly newId?: () => string;
  readonly settings: Settings;
  /** Who belongs to which group; absent: nobody is known to be in any. */
  readonly groups?: Groups;
  /** Severities that open an incident by alert. */
  readonly opens: readonly Severity[];
  readonly alertRules?: AlertRules;
  readonly inflow: Pick<Inflow, 'track'>;
  /** What is known of people beside the store; absent: nothing. */
  readonly accounts?: ForgetsPeople;
  /** Hints that the incident should be looked at now. */
  readonly wake: (incidentId: string) => void;
}

/** Load, decide, append, wake: the one way to change an incident. */
export function createIncidentService(
  deps: IncidentServiceDeps,
): IncidentService {
  const { store, ledgers, writer, clock, settings, keys } = deps;
  const { newId = randomUUID } = deps;

  async function write(
    incidentId: string,
    decider: Decider,
  ): Promise<CommandResponse> {
    const written = await writer.write(incidentId, 'command', decider);
    if (!written.ok)
      throw new CommandRejected(written.reason, written.sentence);
    return { incidentId, seq: written.seq, events: written.events };
  }

  async function mustExist(incidentId: string) {
    const { view } = await ledgers.refresh(incidentId);
    if (!view.incident) throw new IncidentNotFound(incidentId);
    return view.incident;
  }

  /** The other incident that a command names; that it is there is checked before anything is decided. */
  async function otherOf(command: IncidentCommand) {
    const id = otherIncident(command);
    if (!id) return undefined;
    const { incident } = (await ledgers.refresh(id)).view;
    if (!incident)
      throw new CommandRejected(
        'invalid',
        `There is no incident ${id}. Check the id, or look it up in the list.`,
      );
    return incident;
  }

  function declareOnce(request: unknown, actor: Actor) {
    const wanted = declareSchema.parse(request);
    const incidentId = incidentIdOf('person', wanted.requestId);
    return write(incidentId, (incident, now) =>
      // The same click twice: the incident it opened is the answer.
      incident ? accept() : declare(wanted, { actor, now, settings }),
    );
  }

  /** With names, and without the accounts of those who were erased. */
  const forReaders = async <T>(value: T, erased?: readonly string[]) =>
    withoutErasedAccounts(await withNames(value, store.people), erased);

  return {
    declare: declareOnce,
    command: async (incidentId, command, actor, request) => {
      const known = (await ledgers.view(incidentId)).incident;
      if (!known) throw new IncidentNotFound(incidentId);
      // Read before, and as plain values: decisions ask nobody.
      const asked = { groups: deps.groups ?? NO_GROUPS, settings };
      const facts = await readActorFacts(asked, known, command, actor);
      const approvers = await approversFor(command, asked);
      const other = await otherOf(command);
      return write(incidentId, (incident, now) => {
        if (!incident) throw new IncidentNotFound(incidentId);
        return decide(incident, command, {
          actor,
          now,
          request,
          settings,
          facts,
          ...approvers,
          ...(other ? { other } : {}),
        });
      });
    },
    observe: (incidentId, observation, people, roomId) =>
      observe(incidentId, observation, people, writer, roomId),
    ingest: async (source, { alert: received, eventKey }) => {
      const alert = await withoutContacts(checkAlert(received), store.people);
      const now = clock.now();
      const ingested = await deps.inflow.track(() =>
        store.ingest(
          {
            eventKey: `${source}:${eventKey ?? `delivery:${newId()}`}`,
            receivedAt: now.toISOString(),
            alert,
          },
          routeAlert(alert, {
            opens: deps.opens,
            rules: deps.alertRules,
            settings,
            keys,
            now,
            commitId: newId(),
          }),
          surroundingsOf(alert, deps.alertRules, now),
        ),
      );
      if (ingested.type !== 'recorded' && ingested.incidentId)
        deps.wake(ingested.incidentId);
      return ingested;
    },
    get: async incidentId => {
      const incident = toIncident(await mustExist(incidentId));
      return forReaders(incident, incident.erased);
    },
    timeline: async (incidentId, page) => {
      if (!(await store.head(incidentId)))
        throw new IncidentNotFound(incidentId);
      const timeline = await readTimeline(
        (afterSeq, limit) => store.read(incidentId, afterSeq, limit),
        page,
      );
      // A ledger that cannot be folded is read all the same.
      const view = await ledgers.view(incidentId).catch(() => undefined);
      return forReaders(timeline, view?.incident?.erased);
    },
    erasePerson: request =>
      erasePerson(request, {
        people: store.people,
        writer,
        accounts: deps.accounts,
      }),
    waitForChange: (incidentId, seq, waitMs, signal) =>
      waitForChange(deps, incidentId, seq, waitMs, signal),
    verify: async incidentId => {
      const { head, commits } = await readWhole(store, incidentId);
      if (!head && commits.length === 0) throw new IncidentNotFound(incidentId);
      const { ok, ...verdict } = verifyLedger(incidentId, commits, head, keys);
      return {
        incidentId,
        ok,
        ...verdict,
        ...(head ? { head: { hash: head.hash, keyId: head.keyId } } : {}),
      };
    },
  };
}
