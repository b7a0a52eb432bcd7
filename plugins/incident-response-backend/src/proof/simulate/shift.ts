import { CommandRejected } from '../../engine/IncidentService';
import type { Chance } from './Chance';
import { afterthought, isFinished, nextIntent } from './people';
import type { Replica } from './Replica';
import type { Truth } from './vendors/Truth';
import type { VirtualTime } from './VirtualTime';

const MINUTE = 60_000;
/** After this people come back now and then only. */
const PATIENCE_MS = 15_000;
/** How often people look once more at what is over. */
const AFTERTHOUGHTS = 0.15;

export interface ShiftDeps {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly truth: Truth;
  readonly anyReplica: () => Replica | undefined;
}

/** The people who work on incidents: slow, through any replica, and not put off by a failure. */
export function startShift(deps: ShiftDeps) {
  const { time, chance, truth } = deps;
  const open = new Set<string>();
  let refused = 0;
  let commands = 0;

  async function act(incidentId: string): Promise<void> {
    const replica = deps.anyReplica();
    if (!replica) return;
    const incident = await replica.service.get(incidentId);
    const isOver = isFinished(incident);
    if (isOver && !chance.happens(AFTERTHOUGHTS)) {
      open.delete(incidentId);
      return;
    }
    const { by, command } = isOver
      ? afterthought(incident, chance)
      : nextIntent(incident, time.ms(), chance, {
          truth,
          others: [...open],
        });
    commands += 1;
    await replica.service.command(incidentId, command, by);
  }

  async function actInTime(incidentId: string): Promise<void> {
    const patience = new AbortController();
    try {
      await Promise.race([
        act(incidentId),
        time.sleep(PATIENCE_MS, patience.signal),
      ]);
    } catch (error) {
      if (error instanceof CommandRejected) refused += 1;
    } finally {
      patience.abort();
    }
  }

  function later(incidentId: string): void {
    const quick = chance.happens(0.3) ? MINUTE : 7 * MINUTE;
    time.after(chance.around(quick), () => {
      void actInTime(incidentId).then(() => {
        if (open.has(incidentId)) later(incidentId);
      });
    });
  }

  return {
    take: (incidentId: string) => {
      if (open.has(incidentId)) return;
      open.add(incidentId);
      later(incidentId);
    },
    isOver: () => open.size === 0,
    open: (): readonly string[] => [...open],
    counts: () => ({ commands, refused }),
  };
}
