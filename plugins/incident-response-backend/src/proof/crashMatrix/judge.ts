import type { Tiding } from './Job';
import { eventsOf, type EventAt } from './eventsOf';
import { judgeDoubled } from './judgeDoubled';
import { judgeLost } from './judgeLost';
import { judgeUnapproved } from './judgeUnapproved';
import { doubledCalls, unmadeCalls } from './judgements/calls';
import { doubledClicks, lostClicks } from './judgements/clicks';
import { mistold, untold } from './judgements/deliveries';
import { doubledLinks, untoldLinks } from './judgements/links';
import { namesLeft } from './judgements/names';
import { doubledPages, unrungPages } from './judgements/pages';
import { doubledLedgers, lostLedgers } from './judgements/retention';
import { shownUnduly } from './judgements/secrets';
import { doubledInSlack, missingInSlack } from './judgements/slack';
import type { Play } from './plays/Play';
import type { World } from './World';

/** One sentence for each thing that went wrong. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unapproved: readonly string[];
}

/** What a verdict is made of. */
export interface Hearing {
  readonly world: World;
  readonly events: readonly EventAt[];
  readonly tidings: readonly Tiding[];
  readonly play: Pick<
    Play,
    'extent' | 'missing' | 'authority' | 'isTold' | 'retainForMs'
  >;
}

/**
 * Compares what was answered and approved with what the database holds in the end.
 */
export function judge(
  world: World,
  tidings: readonly Tiding[],
  play: Hearing['play'],
  stuck?: string,
): Verdict {
  const hearing = { world, tidings, play, events: eventsOf(world) };
  return {
    lost: [
      ...(stuck ? [stuck] : []),
      ...judgeLost(hearing),
      ...unmadeCalls(hearing),
      ...unrungPages(hearing),
      ...untold(hearing),
      ...untoldLinks(hearing),
      ...namesLeft(hearing),
      ...lostLedgers(hearing),
      ...missingInSlack(hearing),
      ...lostClicks(hearing),
    ],
    doubled: [
      ...judgeDoubled(hearing),
      ...doubledCalls(hearing),
      ...doubledPages(hearing),
      ...doubledLinks(hearing),
      ...doubledLedgers(hearing),
      ...doubledInSlack(hearing),
      ...doubledClicks(hearing),
    ],
    unapproved: [
      ...judgeUnapproved(hearing),
      ...mistold(hearing),
      ...shownUnduly(hearing),
    ],
  };
}
