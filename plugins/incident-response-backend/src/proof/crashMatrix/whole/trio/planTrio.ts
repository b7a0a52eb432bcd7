import type { Case } from '../../Case';
import type { Options } from '../../readOptions';
import { sample, seeded } from '../../sample';

/** What people do one after the other, and the alert source between them. */
export const STEPS = [
  'alert',
  'join',
  'take',
  'silence',
  'resume',
  'update',
  'draft',
  'edit',
  'approve',
  'mitigate',
  'all-clear',
  'resolve',
  'close',
  'rate',
] as const;

export type StepName = (typeof STEPS)[number];

/** What happens at a step: to which backend, and so long after it began. */
export interface Strike {
  readonly step: StepName;
  readonly victim: number;
  readonly afterMs: number;
}

export interface TrioPlan {
  readonly which: Case;
  readonly killed: Strike;
  readonly asleep: Strike;
}

export const pointOf = ({ step }: Strike) => `backend:${step}`;

/** While one step is on its way one backend is killed, at the next one another is suspended; the third is left alone. */
function planFor(at: number, random: () => number): TrioPlan {
  const victim = Math.floor(random() * 3);
  const other = (victim + 1 + Math.floor(random() * 2)) % 3;
  const within = (ms: number) => Math.floor(random() * ms);
  const killed = { step: STEPS[at], victim, afterMs: within(150) };
  const asleep = { step: STEPS[at + 1], victim: other, afterMs: within(50) };
  return {
    killed,
    asleep,
    which: {
      id: `slack/whole-trio/${killed.step}/killed+${asleep.step}/asleep`,
      play: 'slack',
      engine: 'postgres',
      faults: [
        { at: pointOf(killed), how: 'die-after' },
        { at: pointOf(asleep), how: 'stop-after' },
      ],
      staff: 'trio',
    },
  };
}

/** Every step has its turn; among all plays, one of them. */
export function planTrio({
  engine,
  only,
  play,
  seed,
}: Options): readonly TrioPlan[] {
  if (engine === 'sqlite') return [];
  const random = seeded(seed);
  const plans = STEPS.slice(0, -1).map((_, at) => planFor(at, random));
  if (only !== '') return plans.filter(({ which }) => which.id.includes(only));
  return sample(plans, play === 'slack' ? 3 : 1, random);
}
