import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import type {
  Chat,
  Facts,
  Pager,
  People,
  StatusPage,
  Tracker,
  Writer,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Groups } from '../domain/Groups';
import type { HeadKeys } from '../domain/ledger';
import type { AlertRules } from '../domain/routeAlert';
import type { Settings } from '../domain/Settings';
import { createStatuspageApprovalGate } from '../gate/StatuspageApprovalGate';
import type { IncidentStore } from '../stores/IncidentStore';
import type { PlanStore } from '../stores/PlanStore';
import type { Wakeups } from '../wakeups/Wakeups';
import type { Clock } from './Clock';
import { createCommits, type Commits } from './Commits';
import { createConductor, type Conductor } from './Conductor';
import { createIncidentService } from './createIncidentService';
import { createEffects } from './effects';
import { harmless, type EngineReport } from './EngineReport';
import { goesOnIn } from './goesOnIn';
import type { IncidentService } from './IncidentService';
import { createInflow } from './Inflow';
import { createLedgers } from './Ledgers';
import { createLedgerWriter } from './LedgerWriter';
import { createReplanner } from './createReplanner';
import type { ForgetsPeople } from './people/erasePerson';
import { namingPager } from './people/namingPager';
import { namingChat, rememberingPeople } from './people/ports';
import { timelineEntries } from './timeline';
import type { Timing } from './Timing';

export interface EngineDeps {
  readonly store: IncidentStore;
  /** Due times of older plans; absent: they are looked at once something happens. */
  readonly plans?: PlanStore;
  readonly wakeups: Wakeups;
  readonly chat: Chat;
  readonly statusPage: StatusPage;
  /** Where drills are published; absent: nowhere. */
  readonly drillPage?: StatusPage;
  readonly tracker: Tracker;
  readonly writer: Writer;
  readonly people: People;
  readonly facts: readonly Facts[];
  /** Who pages those on call; absent: nobody is paged. */
  readonly pager?: Pager;
  readonly accounts?: ForgetsPeople;
  readonly settings: Settings;
  /** Who belongs to which group; absent: nobody is known to be in any. */
  readonly groups?: Groups;
  readonly timing: Timing;
  readonly keys: HeadKeys;
  readonly opens: readonly Severity[];
  /** Signed line that says where a ledger stands; absent: postmortems go without. */
  readonly anchorLine?: (incidentId: string) => Promise<string>;
  readonly alertRules?: AlertRules;
  readonly clock: Clock;
  /** Where ids that nothing decides come from; random ones unless said otherwise. */
  readonly newId?: () => string;
  /** Whether this process performs effects and sweeps, beside taking alerts and commands; it does unless said otherwise. */
  readonly conducts?: boolean;
  /** What this process is called on its claims; made of host and process unless said otherwise. */
  readonly owner?: string;
  readonly report: EngineReport;
}

export interface Engine {
  readonly service: IncidentService;
  readonly conductor: Conductor;
  readonly commits: Commits;
  /** Milliseconds that other work should leave between its starts, so that storing goes first. */
  readonly paceMs: () => number;
  start(): Promise<void>;
  /** Nothing abandoned unrecorded: waits for what runs. */
  stop(): Promise<void>;
}

/** Looked at right after a start; the others come with the polls. */
const RECOVERED = 1_000;

/** Puts the engine together from a store, wake-ups and ports. */
export function createEngine(deps: EngineDeps): Engine {
  const { store, wakeups, clock, settings, keys, newId = randomUUID } = deps;
  const report = harmless(deps.report);
  const commits = createCommits(error =>
    report.error('Somebody who listens to commits failed.', error),
  );
  const ledgers = createLedgers(store, keys);
  const writer = createLedgerWriter({
    store,
    ledgers,
    clock,
    keys,
    settings,
    newId,
    committed: commits.tell,
  });
  const gate = createStatuspageApprovalGate({ ...deps, now: clock.now });
  const effects = createEffects({
    ...deps,
    people: rememberingPeople(deps.people, store.people),
    chat: namingChat(deps.chat, store.people),
    pager: deps.pager && namingPager(deps.pager, store.people),
    gate,
    now: clock.now,
    otherLedgers: {
      write: (incidentId, decide) =>
        writer.write(incidentId, 'outcome', decide),
      goesOnIn: incidentId => goesOnIn(incidentId, ledgers),
    },
    timeline: async incidentId =>
      timelineEntries(await store.read(incidentId, 0)),
  });
  const inflow = createInflow(clock);
  const conductor = createConductor({
    ...deps,
    report,
    ledgers,
    writer,
    effects,
    inflow,
    owner: deps.owner ?? `${hostname()}-${process.pid}-${newId().slice(0, 8)}`,
    newId,
  });
  const replanner =
    deps.plans &&
    createReplanner({
      ...deps,
      plans: deps.plans,
      report,
      ledgers,
      lookAt: conductor.lookAt,
      paceMs: inflow.paceMs,
      everyMs: deps.timing.sweepGraceMs,
    });
  const conducts = deps.conducts ?? true;
  // The replica that accepts a command runs the pass itself, at once; one that does not conduct leaves
  // it to the polls of those that do.
  if (conducts) commits.listen(incident => conductor.lookAt(incident));
  const service = createIncidentService({
    ...deps,
    ledgers,
    writer,
    commits,
    inflow,
    wake: incidentId => wakeups.wake(incidentId),
  });
  /** What a process left behind need not wait until it is overdue: looking early is harmless. */
  async function recover(): Promise<void> {
    try {
      const at = clock.now().getTime();
      const left = await store.claimDue({
        now: at + deps.timing.sweepGraceMs,
        inboxBefore: at,
        visitUntil: at + deps.timing.sweepGraceMs,
        limit: RECOVERED,
      });
      left.forEach(conductor.look);
    } catch (error) {
      report.error('Looking for unfinished incidents failed.', error);
    }
  }

  return {
    service,
    conductor,
    commits,
    paceMs: inflow.paceMs,
    start: async () => {
      if (!conducts) return;
      await wakeups.start(conductor.look);
      replanner?.start();
      await recover();
    },
    stop: async () => {
      // A poll that hangs in the store holds up neither the drain nor the end.
      const late = new AbortController();
      const quiet = Promise.race([
        Promise.all([wakeups.stop(), replanner?.stop()]),
        clock.sleep(deps.timing.drainMs, late.signal),
      ]);
      await Promise.all([quiet, conductor.stop()]);
      late.abort();
    },
  };
}
