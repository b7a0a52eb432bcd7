import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type { Knex } from 'knex';
import type { RoomNotification } from '../../../adapters/builtin/chat/createBuiltinChat';
import {
  createBuiltinChat,
  createBuiltinStatusPage,
  createBuiltinTracker,
  createTemplateWriter,
} from '../../../adapters/builtin';
import type { AuthoritySettings } from '../../../domain/AuthoritySettings';
import { createChatPins } from '../../../doors/chatPins';
import { createChatDoor } from '../../../doors/createChatDoor';
import { createChatIdentities } from '../../../doors/createChatIdentities';
import { foldLedger } from '../../../domain/foldIncident';
import type { FoldedIncident } from '../../../domain/FoldedIncident';
import { openCommit } from '../../../domain/ledger';
import type { Settings } from '../../../domain/Settings';
import { systemClock } from '../../../engine/Clock';
import { createEngine, type Engine } from '../../../engine/createEngine';
import type { EngineReport } from '../../../engine/EngineReport';
import { createCatalogPeople } from '../../../ownership/createCatalogPeople';
import type { IncidentStore } from '../../../stores/IncidentStore';
import { createKnexStateStore } from '../../../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../../../stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from '../../../wakeups/database/DatabaseWakeups';
import { KEYS, OPENS, timingFor } from '../protocol';
import { PLAYS } from '../plays/plays';
import { connect, quiet } from '../connect';
import type { Job } from '../Job';
import { createBell } from './createBell';
import { createTap, type Tap } from './createTap';
import { openSlack } from './openSlack';
import { auth, catalog, groups, PLACE } from './organisation';
import { pageOf } from '../pageOf';
import type { LookAtPage } from '../playPeople';
import { retireHere } from './retireHere';
import { rewordPage } from './rewordPage';
import { say } from './say';
import { tellOutside } from './tellOutside';
import {
  tapChat,
  tapFacts,
  tapPager,
  tapPeople,
  tapStatusPage,
  tapTracker,
  tapWakeups,
  tapWriter,
} from './tapPorts';
import { tapStore } from './tapStore';

/** So long people may read in Slack what came last. */
const READ_FOR_MS = 600;
const APP = 'http://localhost:3000';
const PUBLIC_PAGE = 'public';
const DRILL_PAGE = 'drills';

function tell(message: string, error?: unknown): void {
  const cause = error === undefined ? '' : ` ${String(error)}`;
  say({ type: 'trouble', message: `${message}${cause}`.slice(0, 500) });
}

const notify = ({ scope, entityRefs }: RoomNotification) =>
  say({ type: 'notified', scope, people: [...entityRefs] });

const report: EngineReport = {
  error: tell,
  effectDone: () => {},
  effectFailed: () => {},
  passFailed: () => {},
};

export interface Host {
  readonly engine: Engine;
  readonly settings: Settings;
  /** The incident as the conductor plans with it: people are ids there, and have names for readers. */
  readonly asPlanned: (incidentId: string) => Promise<FoldedIncident>;
  readonly lookAtPage: LookAtPage;
  /** One round of retention. */
  readonly retire: () => Promise<void>;
  readonly isRemoved: (incidentId: string) => Promise<boolean>;
  /** Resolves when whoever listens outside was told of everything. */
  readonly toldEverything: () => Promise<void>;
  close(): Promise<void>;
}

/** The rules of the play; broken, one person's approval is enough. */
function authorityOf({ play, faults }: Job): AuthoritySettings {
  const { authority } = PLAYS[play];
  const fault = faults.find(({ at }) => at === 'quorum');
  if (!fault) return authority;
  say({ type: 'fault', fault });
  return { ...authority, quorum: 1 };
}

/** Where there are no exports, nothing is ever removed. */
function retirementOf(
  { exports: directory, play }: Job,
  store: IncidentStore,
  tap: Tap,
): () => Promise<void> {
  const { retainForMs } = PLAYS[play];
  if (directory === undefined || retainForMs === undefined)
    return async () => {};
  return retireHere({ store, directory, retainForMs, tap });
}

/** What people may do from the chat, by the real rules. */
function doorOf(
  { service }: Engine,
  store: IncidentStore,
  knex: Knex,
): ChatDoor {
  const ignore = () => {};
  return createChatDoor({
    service,
    store,
    identities: createChatIdentities({
      catalog,
      auth,
      trustedLocations: [PLACE],
      pins: createChatPins(createKnexStateStore(knex)),
      monotonic: () => performance.now(),
    }),
    isReader: async () => false,
    decisions: 'allow',
    audit: { accepted: ignore, refused: ignore },
    metrics: { commandDecided: ignore },
  });
}

/** The real engine, store and built-in adapters, with a tap on everything that leaves the process. */
export async function openHost(job: Job): Promise<Host> {
  const knex = connect(job.database);
  const tap = createTap(job.faults);
  const timing = timingFor(job);
  const untapped = await openKnexIncidentStore({
    database: { getClient: async () => knex, migrations: { skip: true } },
    logger: quiet,
  });
  const store = tapStore(untapped, tap);
  const pageCalled = (page: string) =>
    createBuiltinStatusPage({
      knex,
      page,
      title: 'Status',
      baseUrl: `${APP}/public/status`,
      components: [],
    });
  const builtin = createBuiltinChat({ knex, baseUrl: APP, notify });
  const page = pageCalled(PUBLIC_PAGE);
  const drillPage = pageCalled(DRILL_PAGE);
  const reword = (key: string) => rewordPage(knex, key);
  const bell = PLAYS[job.play].pages ? createBell() : undefined;
  const settings: Settings = {
    reminders: PLAYS[job.play].reminders(job.pace),
    ...(job.slack === undefined
      ? {}
      : {
          rooms: { topic: true, bookmark: true },
          doublesAfterMs: timing.doublesAfterMs,
        }),
    ...(bell && { pager: { name: bell.name, source: bell.source } }),
    archiveAfterMs: job.slack === undefined ? 1 : READ_FOR_MS * job.pace,
    sweepGraceMs: timing.sweepGraceMs,
    page: page.page,
    targets: page.targets,
    appUrl: APP,
    authority: authorityOf(job),
    retainForMs: PLAYS[job.play].retainForMs,
    drills: { page: drillPage.page, targets: drillPage.targets },
  };
  const wakeups = createDatabaseWakeups({
    store,
    timing,
    onError: error => tell('Looking for what is due failed.', error),
  });
  const facts = (['context', 'changes'] as const).map(kind => ({
    name: `known ${kind}`,
    kind,
    collect: async () => [{ label: kind, value: 'as ever' }],
  }));
  const slack =
    job.slack === undefined
      ? undefined
      : openSlack(job, job.slack, tap, { standIn: builtin, tell });
  const engine = createEngine({
    store,
    wakeups: tapWakeups(wakeups, tap),
    chat: tapChat(slack?.chat ?? builtin, tap),
    statusPage: tapStatusPage(page, tap, reword),
    drillPage: tapStatusPage(drillPage, tap, reword),
    groups,
    tracker: tapTracker(createBuiltinTracker({ knex, baseUrl: APP }), tap),
    writer: tapWriter(createTemplateWriter(), tap),
    people: tapPeople(createCatalogPeople({ catalog, auth }), tap),
    facts: facts.map(source => tapFacts(source, tap)),
    ...(bell && { pager: tapPager(bell, tap) }),
    settings,
    timing,
    keys: KEYS,
    opens: OPENS,
    clock: systemClock,
    report,
  });
  await engine.start();
  const deaf = await slack?.listen(doorOf(engine, store, knex));
  const told = job.outside
    ? tellOutside({
        url: job.outside,
        engine,
        store: untapped,
        knex,
        tap,
        pace: job.pace,
        onError: tell,
      })
    : undefined;
  return {
    engine,
    settings,
    asPlanned: async incidentId =>
      foldLedger((await untapped.read(incidentId, 0)).map(openCommit)),
    lookAtPage: pageOf(knex),
    retire: retirementOf(job, untapped, tap),
    isRemoved: async incidentId =>
      (await untapped.retention.tombstones([incidentId])).length > 0,
    toldEverything: async () => told?.everything(),
    close: async () => {
      await deaf?.();
      await told?.stop();
      await engine.stop();
      await knex.destroy();
    },
  };
}
