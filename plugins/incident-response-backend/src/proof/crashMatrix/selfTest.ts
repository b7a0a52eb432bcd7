import type { Case } from './Case';
import type { Fault, How } from './Job';
import type { PlayName } from './plays/Play';
import type { Options } from './readOptions';
import type { Result } from './runCase';
import { sample, seeded } from './sample';
import { runCases, type Say } from './runMatrix';

type Wrong = keyof Result['verdict'];

interface Break {
  /** Absent: the first one. */
  readonly play?: PlayName;
  readonly at: string;
  readonly how: How;
  readonly wrong: Wrong;
  /** What leads to it. */
  readonly after?: readonly Fault[];
}

/** Nor is what stands there twice found later, at any of the looks for it. */
const unlooked = (key: string): readonly Fault[] =>
  [1, 2].map(look => ({ at: `deduplicate:${look}:${key}`, how: 'forget' }));

/** Ways to break the product, each with what the matrix must say about it. */
export const BREAKS: readonly Break[] = [
  { at: 'publish:draft-1:2:0', how: 'repeat', wrong: 'doubled' },
  { at: 'room:1', how: 'repeat', wrong: 'doubled' },
  { at: 'publish:draft-2:2:0', how: 'alter', wrong: 'unapproved' },
  {
    at: 'ingest:grafana-oncall:G1:acknowledged',
    how: 'forget',
    wrong: 'lost',
  },
  {
    play: 'quiet',
    at: 'call:no-commander:1',
    how: 'alter',
    wrong: 'doubled',
  },
  { play: 'quiet', at: 'call:no-update:1', how: 'forget', wrong: 'lost' },
  {
    play: 'quiet',
    at: 'page:no-commander:1',
    how: 'alter',
    wrong: 'doubled',
  },
  { play: 'quiet', at: 'page:no-commander:1', how: 'forget', wrong: 'lost' },
  { play: 'rules', at: 'quorum', how: 'forget', wrong: 'unapproved' },
  { play: 'rules', at: 'erase', how: 'alter', wrong: 'lost' },
  { play: 'rules', at: 'tell#25', how: 'forget', wrong: 'lost' },
  { play: 'rules', at: 'tell#3', how: 'alter', wrong: 'unapproved' },
  {
    play: 'merge',
    at: 'publish:draft-1:2:0',
    how: 'alter',
    wrong: 'unapproved',
  },
  { play: 'retention', at: 'bury', how: 'alter', wrong: 'lost' },
  { play: 'retention', at: 'anchor', how: 'forget', wrong: 'lost' },
  {
    play: 'slack',
    at: 'slack:chat.postMessage:post:headline',
    how: 'repeat',
    wrong: 'doubled',
  },
  {
    play: 'slack',
    at: 'find:post:headline',
    how: 'forget',
    wrong: 'doubled',
    after: [
      { at: 'slack:chat.postMessage:post:headline', how: 'slack-lost' },
      ...unlooked('post:headline'),
    ],
  },
  {
    play: 'slack',
    at: 'find:announce:resolved',
    how: 'forget',
    wrong: 'doubled',
    after: [
      { at: 'slack:chat.postMessage:announce:resolved', how: 'die-after' },
      ...unlooked('announce:resolved'),
    ],
  },
  { play: 'slack', at: 'call:no-commander:1', how: 'alter', wrong: 'doubled' },
  { play: 'slack', at: 'invite:1', how: 'forget', wrong: 'lost' },
  { play: 'slack', at: 'door:update', how: 'alter', wrong: 'doubled' },
  {
    play: 'slack',
    at: 'did:addNote#2',
    how: 'forget',
    wrong: 'lost',
    // Both times that Slack hands it on.
    after: [{ at: 'did:addNote', how: 'forget' }],
  },
];

const caseOf = ({
  play = 'incident',
  at,
  how,
  wrong,
  after = [],
}: Break): Case => ({
  play,
  id: `${play}/${at} broken by ${how}, so that something is ${wrong}`,
  engine: 'sqlite',
  faults: [...after, { at, how }],
  staff: 'one',
});

interface Outcome {
  readonly broken: Break;
  readonly noticed: boolean;
  /** Whether it came up at all; else the people of the play took another way. */
  readonly reached: boolean;
}

async function tryOut(
  breaks: readonly Break[],
  options: Options,
): Promise<readonly Outcome[]> {
  const results = await runCases(breaks.map(caseOf), {
    ...options,
    engine: 'sqlite',
  });
  return breaks.map(broken => {
    const result = results.find(r => r.case.id === caseOf(broken).id);
    return {
      broken,
      noticed: (result?.verdict[broken.wrong].length ?? 0) > 0,
      reached: result?.reached ?? false,
    };
  });
}

/** The breaks that went unnoticed. */
export async function selfTest(
  options: Options,
  say: Say,
): Promise<readonly string[]> {
  const some = sample(BREAKS, options.breaks, seeded(options.seed));
  const first = await tryOut(some, options);
  // On a busy machine a second call may come to nothing by its own deadline: then nothing was broken.
  const doubtful = first.filter(({ noticed }) => !noticed);
  const again =
    doubtful.length > 0
      ? await tryOut(
          doubtful.map(({ broken }) => broken),
          options,
        )
      : [];
  const outcomes = [...first.filter(({ noticed }) => noticed), ...again];
  return outcomes.flatMap(({ broken, noticed, reached }) => {
    const { id } = caseOf(broken);
    const unnoticed = reached ? 'UNNOTICED' : 'NEVER CAME UP';
    say(`${noticed ? 'noticed' : unnoticed}: ${id}`);
    return noticed ? [] : [id];
  });
}
