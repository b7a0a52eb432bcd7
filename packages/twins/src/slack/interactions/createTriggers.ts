import { randomUUID } from 'node:crypto';
import type { TwinClock } from '../createTwinClock';

/** Who did what a view may be opened for. */
export interface Trigger {
  readonly user: string;
  /** The view it came from. */
  readonly viewId?: string;
}

export type Redeemed =
  | { readonly ok: true; readonly trigger: Trigger }
  | {
      readonly ok: false;
      readonly error:
        | 'invalid_trigger_id'
        | 'expired_trigger_id'
        | 'exchanged_trigger_id';
    };

/** Trigger ids: each opens one view, soon. */
export function createTriggers(clock: TwinClock, lifeMs: number) {
  const issued = new Map<string, Trigger & { until: number; used: boolean }>();
  return {
    issue(trigger: Trigger): string {
      const id = `${clock.now()}.${issued.size + 1}.${randomUUID()}`;
      issued.set(id, { ...trigger, until: clock.now() + lifeMs, used: false });
      return id;
    },
    redeem(id: string): Redeemed {
      const trigger = issued.get(id);
      if (!trigger) return { ok: false, error: 'invalid_trigger_id' };
      if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
      if (clock.now() >= trigger.until)
        return { ok: false, error: 'expired_trigger_id' };
      trigger.used = true;
      return { ok: true, trigger };
    },
  };
}

export type Triggers = ReturnType<typeof createTriggers>;
