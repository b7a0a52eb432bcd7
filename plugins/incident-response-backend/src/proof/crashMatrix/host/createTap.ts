import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { Fault, How, PointKind } from '../Job';
import { say } from './say';

/** One thing the process does to the world or to its store. */
export interface Tapped<T> {
  readonly kind: PointKind;
  /** What it is, in words made from state; several where one write holds several events. */
  readonly names: readonly string[];
  readonly work: () => Promise<T>;
  /** What a broken product would do instead; for proofs of the matrix itself. */
  readonly altered?: () => Promise<T>;
  readonly forgotten?: () => T;
  /** Has Slack do wrong what it is asked next. */
  readonly misbehave?: (how: How) => Promise<void>;
}

/** Lets everything through and does what was ordered at the points it was ordered for. */
export type Tap = <T>(tapped: Tapped<T>) => Promise<T>;

/** Whom the tap kills or suspends: this process. */
function strike(signal: 'SIGKILL' | 'SIGSTOP'): void {
  process.kill(process.pid, signal);
  // Nothing may run between the signal and its effect.
  if (signal === 'SIGKILL')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function refusal(kind: PointKind): Error {
  return kind === 'write'
    ? new Error('The database refused the connection.')
    : new OutboundCallError('The connection was refused.', {
        failure: 'not-executed',
      });
}

async function suffer<T>(
  { how }: Fault,
  { kind, work, altered = work, forgotten, misbehave }: Tapped<T>,
): Promise<T> {
  switch (how) {
    case 'die-before':
      strike('SIGKILL');
      return work();
    case 'stop-before':
      strike('SIGSTOP');
      return work();
    case 'refuse':
      throw refusal(kind);
    case 'repeat':
      await work();
      return work();
    case 'alter':
      return altered();
    case 'forget':
      return forgotten ? forgotten() : work();
    case 'slack-lost':
    case 'slack-error':
    case 'slack-late':
    case 'slack-hidden':
    case 'slack-stalled':
    case 'slack-busy':
      await misbehave?.(how);
      return work();
    case 'die-after':
    case 'stop-after':
    case 'lose':
    case 'hang': {
      const result = await work();
      if (how === 'die-after') strike('SIGKILL');
      if (how === 'stop-after') strike('SIGSTOP');
      if (how === 'lose') throw new Error('The connection was reset.');
      if (how === 'hang') await new Promise<never>(() => {});
      return result;
    }
    default: {
      const unreachable: never = how;
      return unreachable;
    }
  }
}

export function createTap(faults: readonly Fault[]): Tap {
  const times = new Map<string, number>();
  const pending = [...faults];

  const numbered = (name: string) => {
    const n = (times.get(name) ?? 0) + 1;
    times.set(name, n);
    return n === 1 ? name : `${name}#${n}`;
  };

  return async tapped => {
    const ids = tapped.names.map(numbered);
    say({ type: 'passing', kind: tapped.kind, ids });
    const index = pending.findIndex(({ at }) => ids.includes(at));
    if (index < 0) return tapped.work();
    const [fault] = pending.splice(index, 1);
    say({ type: 'fault', fault });
    return suffer(fault, tapped);
  };
}
