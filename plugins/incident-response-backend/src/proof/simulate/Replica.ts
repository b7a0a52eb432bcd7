import { createTemplateWriter } from '../../adapters/builtin';
import type { Clock } from '../../engine/Clock';
import { createEngine, type Engine } from '../../engine/createEngine';
import type { Settings } from '../../domain/Settings';
import { DEFAULT_TIMING, type Timing } from '../../engine/Timing';
import type { IncidentStore } from '../../stores/IncidentStore';
import { createDatabaseWakeups } from '../../wakeups/database/DatabaseWakeups';
import type { Chance } from './Chance';
import { faultyStore } from './faultyStore';
import { ORGANISED } from './vendors/createOrganisation';
import { SIMULATED_KEY, type World } from './vendors/createVendors';
import type { VirtualTime } from './VirtualTime';

/** Real durations, but fewer looks: a week has many seconds. */
const TIMING: Timing = { ...DEFAULT_TIMING, pollMs: 20_000 };

/** One running backend: the real engine, on a machine that may be switched off at any moment. */
export interface Replica {
  readonly service: Engine['service'];
  isAlive(): boolean;
  /** Like SIGKILL: nothing of it happens from now on. */
  kill(): void;
}

export interface ReplicaDeps {
  readonly name: string;
  readonly store: IncidentStore;
  readonly world: World;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly settings: Settings;
  /** Whether the store's connection may break. */
  readonly storeFails: () => boolean;
  readonly said: (message: string) => void;
}

/** Time as a process has it that may be gone by the time something is due. */
function mortalClock(time: VirtualTime, isAlive: () => boolean): Clock {
  return {
    now: time.now,
    monotonic: time.monotonic,
    sleep: (ms, signal) =>
      time
        .sleep(ms, signal)
        .then(() => (isAlive() ? undefined : new Promise<void>(() => {}))),
    after: (ms, run) =>
      time.after(ms, () => {
        if (isAlive()) run();
      }),
  };
}

export async function startReplica(deps: ReplicaDeps): Promise<Replica> {
  const { time, chance, settings, said, name } = deps;
  let alive = true;
  const isAlive = () => alive;
  const clock = mortalClock(time, isAlive);
  const store = faultyStore(deps.store, {
    isAlive,
    fails: deps.storeFails,
    chance: chance.branch(),
    time,
  });
  const engine = createEngine({
    store,
    wakeups: createDatabaseWakeups({
      store,
      timing: TIMING,
      now: time.ms,
      random: chance.branch().next,
      after: clock.after,
      onError: error => said(String(error)),
    }),
    ...deps.world.vendorsFor(isAlive),
    writer: createTemplateWriter(),
    facts: [],
    groups: ORGANISED,
    settings,
    timing: TIMING,
    keys: { current: 'simulated', keys: { simulated: SIMULATED_KEY } },
    opens: ['P1', 'P2'],
    clock,
    newId: chance.id,
    owner: name,
    report: {
      error: (message, error) => said(`${message} ${error}`),
      effectDone: () => {},
      effectFailed: () => {},
      passFailed: () => {},
    },
  });
  await engine.start();
  return {
    service: engine.service,
    isAlive,
    kill: () => {
      alive = false;
    },
  };
}
