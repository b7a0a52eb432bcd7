import type { EngineName } from './databases';
import type { Fault, How, PointKind } from './Job';
import type { PlayName } from './plays/Play';

/** One run of the matrix: an incident to which something happens. */
export interface Case {
  /** Semantic and lasting, for example `publish:draft-1:2:0/after-commit`. */
  readonly id: string;
  /** What people do. */
  readonly play: PlayName;
  readonly engine: EngineName;
  readonly faults: readonly Fault[];
  /** `one` process, restarted when it dies · `pair`: two at once, impatient · `relay`: a second one starts when the first is suspended · `trio`: three at once, one of them is killed, another one suspended. */
  readonly staff: 'one' | 'pair' | 'relay' | 'trio';
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
  'slack-lost': 'slack-lost-its-reply',
  'slack-error': 'slack-said-500-after-it',
  'slack-late': 'slack-did-it-later',
  'slack-hidden': 'slack-hid-it',
  'slack-stalled': 'slack-stalled',
  'slack-busy': 'slack-asked-for-a-pause',
};

/** Whether another process may have done what something was to happen to. */
export const hasCompany = ({ staff }: Pick<Case, 'staff'>) =>
  staff === 'pair' || staff === 'trio';

export const faultId = ({ at, how }: Fault) => `${at}/${SUFFIX[how]}`;

/** The next time the same thing is done. */
function next(at: string): string {
  const [name, ordinal = '1'] = at.split('#');
  return `${name}#${Number(ordinal) + 1}`;
}

/** What happens at a point, run by run; what was refused loses its reply when it is tried again. */
function faultsAt({ at, kind }: Point): readonly (readonly Fault[])[] {
  return [
    [{ at, how: 'die-before' }],
    [{ at, how: 'die-after' }],
    [
      { at, how: 'refuse' },
      { at: next(at), how: 'lose' },
    ],
    // A write to the store has no deadline of its own.
    ...(kind === 'call' ? [[{ at, how: 'hang' } as const]] : []),
  ];
}

const caseId = (faults: readonly Fault[]) => faults.map(faultId).join('+');

/** Everything that may happen at a point to a process that is alone. */
export function casesAt(point: Point, engine: EngineName): readonly Case[] {
  return faultsAt(point).map(faults => ({
    id: caseId(faults),
    play: 'incident',
    engine,
    faults,
    staff: 'one',
  }));
}

/** What a play adds to the first one: a death before and one after, and a reply that is lost. */
export function casesOf(
  play: PlayName,
  { at, kind }: Point,
  engine: EngineName,
): readonly Case[] {
  const hows: readonly How[] =
    kind === 'call'
      ? ['die-before', 'die-after', 'lose']
      : ['die-before', 'die-after'];
  return hows.map(how => ({
    id: `${play}/${faultId({ at, how })}`,
    play,
    engine,
    faults: [{ at, how }],
    staff: 'one',
  }));
}

/** A worker suspended at a point past its lease, while another one takes over. */
export function sleepersAt({ at, kind }: Point): readonly Case[] {
  if (kind === 'find') return [];
  return (['stop-before', 'stop-after'] as const).map(how => {
    const faults = [{ at, how }];
    return {
      id: faultId(faults[0]),
      play: 'incident',
      engine: 'postgres',
      faults,
      staff: 'relay',
    };
  });
}

/** Two workers on one incident, and one of them may die at a point. */
export function pairs(points: readonly Point[]): readonly Case[] {
  return [
    {
      id: 'pair/undisturbed',
      play: 'incident',
      engine: 'postgres',
      faults: [],
      staff: 'pair',
    },
    ...points.map(({ at }): Case => {
      const faults = [{ at, how: 'die-after' } as const];
      return {
        id: `pair/${faultId(faults[0])}`,
        play: 'incident',
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
