import { createHash } from 'node:crypto';
import { DEFAULT_AUTHORITY } from '../../domain/AuthoritySettings';
import type { Settings } from '../../domain/Settings';
import { startAlertSource } from './alerts';
import { createChance, type Chance } from './Chance';
import { collectEvidence } from './collectEvidence';
import { startDeclarers } from './declarers';
import { startErasures } from './erasures';
import { openMemoryStore } from './openMemoryStore';
import type { Evidence } from './reader/Evidence';
import { startReplica, type Replica } from './Replica';
import { startShift } from './shift';
import { APPROVER_GROUP, APPROVERS } from './vendors/createOrganisation';
import { createWorld, DRILL_PAGE } from './vendors/createVendors';
import { createVirtualTime, type VirtualTime } from './VirtualTime';
import { DEFAULT_REMINDERS } from '../../domain/ReminderSettings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-23T00:00:00.000Z');
const REPLICAS = 3;
/** What is left to do after the last alert must be done in this time. */
const AFTERMATH_MS = 96 * HOUR;
/** Long enough for a war room to be archived and for the longest pause between two tries. */
const QUIET_HOURS = 6;

export interface Simulation {
  readonly seed: number;
  readonly hours: number;
  /** Milliseconds from one episode to the next, on average. */
  readonly every?: number;
}

export interface Outcome {
  readonly evidence: Evidence;
  readonly incidents: number;
  readonly commits: number;
  readonly restarts: number;
  readonly commands: number;
  readonly refused: number;
  /** Of all heads: the same seed gives the same one. */
  readonly digest: string;
  /** Incidents that people did not get done with. */
  readonly open: readonly string[];
  readonly said: readonly string[];
}

const settingsFor = (quorum: number): Settings => ({
  reminders: DEFAULT_REMINDERS,
  archiveAfterMs: HOUR,
  sweepGraceMs: MINUTE,
  page: 'public',
  targets: ['status.example.org'],
  appUrl: 'https://backstage.example.org',
  rooms: { topic: true, bookmark: true },
  drills: { page: DRILL_PAGE, targets: ['status.example.org'] },
  authority: {
    ...DEFAULT_AUTHORITY,
    approverGroups: [APPROVER_GROUP],
    quorum,
  },
});

/** Of two seeds next to each other, one has words that two people must approve. */
const quorumOf = (seed: number) => 1 + (seed % 2);

/** Machines that are switched off now and then, and come back. */
function keepReplicas(
  start: (name: string) => Promise<Replica>,
  { time, chance }: { time: VirtualTime; chance: Chance },
) {
  const running = new Map<number, Replica>();
  let restarts = 0;
  let calm = false;

  async function run(place: number, life: number): Promise<void> {
    const replica = await start(`replica-${place}-${life}`);
    running.set(place, replica);
    time.after(chance.around(9 * HOUR), () => {
      if (calm) return;
      replica.kill();
      running.delete(place);
      restarts += 1;
      time.after(chance.between(5_000, 10 * MINUTE), () => {
        void run(place, life + 1);
      });
    });
  }
  for (let place = 1; place <= REPLICAS; place++) void run(place, 1);

  return {
    any: () => {
      const alive = [...running.values()];
      return alive.length > 0 ? chance.oneOf(alive) : undefined;
    },
    restarts: () => restarts,
    calm: () => {
      calm = true;
    },
  };
}

function digestOf({ ledgers }: Evidence): string {
  const hash = createHash('sha256');
  for (const { incidentId, head } of ledgers)
    hash.update(`${incidentId} ${head?.hash}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** Plays so many hours with everything that can go wrong, then waits until all is done. */
export async function simulate(
  { seed, hours, every = 27 * MINUTE }: Simulation,
  progress: (line: string) => void = () => {},
): Promise<Outcome> {
  const chance = createChance(seed);
  const settings = settingsFor(quorumOf(seed));
  const time = createVirtualTime(START);
  const memory = await openMemoryStore(time, createChance(seed).id);
  const world = createWorld(time, chance.branch());
  const said: string[] = [];
  let storeFails = true;
  const replicas = keepReplicas(
    name =>
      startReplica({
        name,
        store: memory.store,
        world,
        time,
        chance: chance.branch(),
        settings,
        storeFails: () => storeFails,
        said: message => said.push(message),
      }),
    { time, chance: chance.branch() },
  );
  const shift = startShift({
    time,
    chance: chance.branch(),
    truth: world.truth,
    anyReplica: replicas.any,
  });
  const source = startAlertSource({
    time,
    chance: chance.branch(),
    anyReplica: replicas.any,
    every,
    opened: shift.take,
  });
  const everywhere = { time, anyReplica: replicas.any };
  const declarers = startDeclarers({
    ...everywhere,
    chance: chance.branch(),
    opened: shift.take,
  });
  const erasures = startErasures({
    ...everywhere,
    chance: chance.branch(),
    contacts: source.contacts,
  });

  for (let hour = 1; hour <= hours; hour++) {
    await time.runUntil(START + hour * HOUR);
    progress(`hour ${hour} of ${hours}: ${world.truth.acts.length} acts`);
  }
  // No more goes wrong; what is left must be done.
  source.end();
  declarers.end();
  erasures.end();
  replicas.calm();
  world.clear();
  storeFails = false;
  const end = time.ms() + AFTERMATH_MS;
  for (let quiet = 0; time.ms() < end && quiet < QUIET_HOURS; ) {
    await time.runUntil(time.ms() + HOUR);
    const isQuiet = shift.isOver() && source.isQuiet() && erasures.isQuiet();
    quiet = isQuiet ? quiet + 1 : 0;
    progress(`afterwards: ${shift.open().length} incidents open`);
  }

  const evidence = await collectEvidence(memory.knex, {
    accepted: source.accepted,
    acts: world.truth.acts,
    approvers: APPROVERS,
    erased: erasures.answered,
    rules: {
      quorum: settings.authority.quorum,
      lapseAfterMs: settings.authority.lapseAfterMs,
      drillPage: DRILL_PAGE,
    },
    now: time.ms(),
  });
  await memory.close();
  return {
    evidence,
    incidents: evidence.ledgers.length,
    commits: evidence.ledgers.reduce((sum, l) => sum + l.rows.length, 0),
    restarts: replicas.restarts(),
    ...shift.counts(),
    digest: digestOf(evidence),
    open: shift.open(),
    said,
  };
}
