import type { EngineName } from './databases';
import type { Fault, How, PointKind } from './Job';

/** One run of the matrix: an incident to which something happens. */
export interface Case {
  /** Semantic and lasting, for example `publish:draft-1:2:0/after-commit`. */
  readonly id: string;
  readonly engine: EngineName;
  readonly faults: readonly Fault[];
  /** `one` process, restarted when it dies · `pair`: two at once, impatient · `relay`: a second one starts when the first is suspended. */
  readonly staff: 'one' | 'pair' | 'relay';
}

/** A point that a recorded run passed. */
export interface Point {
  readonly at: string;
  readonly kind: PointKind;
}

const SUFFIX: Readonly<Record<How, string>> = {
  'die-before': 'before',
  'die-after': 'after-commit',
  'stop-before': 'asleep-before',
  'stop-after': 'asleep-after',
  lose: 'reply-lost',
  hang: 'no-answer',
  refuse: 'refused',
  repeat: 'repeated',
  alter: 'altered',
  forget: 'forgotten',
};

export const faultId = ({ at, how }: Fault) => `${at}/${SUFFIX[how]}`;

const MATRIX: Readonly<Record<PointKind, readonly How[]>> = {
  call: ['die-before', 'die-after', 'lose', 'hang', 'refuse'],
  find: ['die-before', 'die-after', 'lose', 'refuse'],
  write: ['die-before', 'die-after', 'lose', 'refuse'],
};

/** Everything that may happen at a point to a process that is alone. */
export function casesAt(
  { at, kind }: Point,
  engine: EngineName,
): readonly Case[] {
  return MATRIX[kind].map(how => {
    const faults = [{ at, how }];
    return { id: faultId(faults[0]), engine, faults, staff: 'one' };
  });
}

/** A worker suspended at a point past its lease, while another one takes over. */
export function sleepersAt({ at, kind }: Point): readonly Case[] {
  if (kind === 'find') return [];
  return (['stop-before', 'stop-after'] as const).map(how => {
    const faults = [{ at, how }];
    return {
      id: faultId(faults[0]),
      engine: 'postgres',
      faults,
      staff: 'relay',
    };
  });
}

/** Two workers on one incident, and one of them may die at a point. */
export function pairs(points: readonly Point[]): readonly Case[] {
  return [
    { id: 'pair/undisturbed', engine: 'postgres', faults: [], staff: 'pair' },
    ...points.map(({ at }): Case => {
      const faults = [{ at, how: 'die-after' } as const];
      return {
        id: `pair/${faultId(faults[0])}`,
        engine: 'postgres',
        faults,
        staff: 'pair',
      };
    }),
  ];
}

/** What a first fault leads to is a point as well: something happens there, too. */
export function secondCase(first: Case, then: Point, how: How): Case {
  const fault = { at: then.at, how };
  return {
    ...first,
    id: `${first.id}+${faultId(fault)}`,
    faults: [...first.faults, fault],
  };
}
