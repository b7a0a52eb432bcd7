import type { IncidentStore } from '../../stores/IncidentStore';
import type { Chance } from './Chance';
import { never } from './vendors/Weather';
import type { VirtualTime } from './VirtualTime';

const FAILING_SHARE = 0.01;

/**
 * The store over a network: what is sent by a process that dies is done and never told; sometimes a
 * call fails before it is done, and sometimes after.
 */
export function faultyStore(
  store: IncidentStore,
  {
    isAlive,
    fails,
    chance,
    time,
  }: {
    readonly isAlive: () => boolean;
    readonly fails: () => boolean;
    readonly chance: Chance;
    readonly time: VirtualTime;
  },
): IncidentStore {
  async function send<T>(call: () => Promise<T>): Promise<T> {
    if (!isAlive()) return never();
    const trouble = fails() && chance.happens(FAILING_SHARE);
    const isBefore = trouble && chance.happens(0.5);
    if (isBefore) throw new Error('The connection was refused.');
    await time.sleep(chance.between(1, 8));
    const answer = await call();
    if (!isAlive()) return never();
    if (trouble) throw new Error('The connection broke.');
    return answer;
  }
  return throughEach(store, send);
}

/** The same parts, each call of which goes through `send`. */
function throughEach<T extends object>(
  part: T,
  send: (call: () => Promise<unknown>) => Promise<unknown>,
): T {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'function'
        ? (...args: readonly unknown[]) =>
            send(async () => Reflect.apply(value, part, args))
        : throughEach(value, send),
    ]),
  ) as T;
}
