import {
  OutboundCallError,
  type OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Chance } from '../Chance';
import type { VirtualTime } from '../VirtualTime';

export type Trouble = 'none' | 'limited' | 'error' | 'lost' | 'stalled';

const TROUBLES: readonly Trouble[] = ['limited', 'error', 'lost', 'stalled'];
const MINUTE = 60_000;

/** Never answers, like a process that is gone. */
export const never = <T>() => new Promise<T>(() => {});

/** How a vendor does: a little trouble always, much of it during an outage. */
export interface Weather {
  /**
   * Makes one call of a replica: it takes time, and may fail in any way a network can. What has left
   * is carried out although nobody waits for it any longer.
   */
  carryOut<T>(
    call: OutboundCall,
    isAlive: () => boolean,
    act: () => T,
  ): Promise<T>;
  /** From now on everything answers. */
  clear(): void;
}

export function createWeather(time: VirtualTime, chance: Chance): Weather {
  let cleared = false;
  let outageUntil = 0;

  function outages(): void {
    time.after(chance.around(30 * 60 * MINUTE), () => {
      if (cleared) return;
      outageUntil = time.ms() + chance.between(2 * MINUTE, 25 * MINUTE);
      outages();
    });
  }
  outages();

  function draw(): Trouble {
    if (cleared) return 'none';
    const share = time.ms() < outageUntil ? 0.7 : 0.03;
    return chance.happens(share) ? chance.oneOf(TROUBLES) : 'none';
  }

  const fail = (message: string, failure: 'not-executed' | 'unknown') =>
    new OutboundCallError(message, {
      failure,
      ...(failure === 'not-executed'
        ? { retryAfterMs: Math.round(chance.between(500, 20_000)) }
        : {}),
    });

  return {
    clear: () => {
      cleared = true;
    },
    carryOut: async (call, isAlive, act) => {
      const trouble = draw();
      const there = chance.between(5, 400);
      const back = chance.between(5, chance.happens(0.02) ? 9_000 : 600);
      const halfway = chance.happens(0.5);
      if (!isAlive()) return never();
      if (trouble === 'limited') {
        await time.sleep(there);
        throw fail('It answered 429.', 'not-executed');
      }
      call.begin();
      await time.sleep(there);
      const carriedOut =
        trouble === 'none' || trouble === 'lost' || halfway
          ? { result: act() }
          : undefined;
      if (trouble === 'stalled' || !isAlive()) return never();
      await time.sleep(back);
      if (!isAlive()) return never();
      if (trouble !== 'none' || !carriedOut)
        throw fail(
          trouble === 'lost' ? 'The connection broke.' : 'It answered 503.',
          'unknown',
        );
      return carriedOut.result;
    },
  };
}
