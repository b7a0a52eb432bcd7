import { faultId, type Case, type Point } from '../Case';
import type { EngineName } from '../databases';
import type { How } from '../Job';
import type { Options } from '../readOptions';
import { sample, seeded } from '../sample';

const DEATHS: readonly How[] = ['die-before', 'die-after'];
/** What Slack does wrong with any request. */
const ANY: readonly How[] = [
  'slack-lost',
  'slack-error',
  'slack-stalled',
  'slack-busy',
];
const READS =
  /^slack:(?:auth\.test|users\.|bookmarks\.list|conversations\.history)/;
/** What can be missing from a list or a history. */
const LISTED = /^slack:(?:conversations\.create|chat\.postMessage)/;
/** Looked for there before it is sent again, and nobody waits until Slack shows it. */
const DIRECT = /^slack:(?:conversations\.open|chat\.postMessage):call:/;
/** Looked for in a list and then done: what the list does not have yet is done twice. */
const LIST_FIRST = /^slack:bookmarks\.add/;

function howsAt({ at }: Point): readonly How[] {
  const late: readonly How[] =
    READS.test(at) || DIRECT.test(at) || LIST_FIRST.test(at)
      ? []
      : ['slack-late'];
  const hidden: readonly How[] =
    LISTED.test(at) && !DIRECT.test(at) ? ['slack-hidden'] : [];
  return [...DEATHS, ...ANY, ...late, ...hidden];
}

const caseAt = (
  at: string,
  how: How,
  engine: EngineName,
  staff: Case['staff'],
): Case => ({
  id: `slack/${staff === 'one' ? '' : `${staff}/`}${faultId({ at, how })}`,
  play: 'slack',
  engine,
  faults: [{ at, how }],
  staff,
});

/** Slack is asked what became of something: only after a failure. */
export const isLook = ({ at }: Point) =>
  /^(?:find:|slack:conversations\.history:|slack:users\.conversations:)/.test(
    at,
  );

/** What the chat is asked to do. */
const IN_CHAT =
  /^(?:room|post|update|invite|pin|bookmark|call|nudge|command-reminder|announce|archive)\b/;

const isCommit = ({ at }: Point) => at.startsWith('append:');

/** What happens to a process that is alone, around every request and every commit. */
function alone(points: readonly Point[], engine: EngineName): readonly Case[] {
  return points.flatMap(point => {
    if (point.kind === 'request')
      return howsAt(point).map(how => caseAt(point.at, how, engine, 'one'));
    return isCommit(point)
      ? DEATHS.map(how => caseAt(point.at, how, engine, 'one'))
      : [];
  });
}

/**
 * Suspended past the lease while another one takes over: before the last look at the clock, and with
 * the request on its way. Two at once, of which one dies.
 */
function inCompany(points: readonly Point[]): readonly Case[] {
  return points.flatMap(({ at, kind }) => {
    if (kind === 'call' && IN_CHAT.test(at))
      return [caseAt(at, 'stop-before', 'postgres', 'relay')];
    if (kind !== 'request') return [];
    return [
      caseAt(at, 'stop-after', 'postgres', 'relay'),
      caseAt(at, 'die-after', 'postgres', 'pair'),
    ];
  });
}

const isWanted = (only: string) => (which: Case) =>
  which.id.includes(only) || only.startsWith(`${which.id}+`);

/** So many of the sample, for each of the two databases, where other plays are played as well. */
const SHARES = { sqlite: 0.75, postgres: 0.25 } as const;

/** Takes as many as there is time for: all of them where the play was asked for by its name. */
export function asManyAsWanted(
  cases: readonly Case[],
  share: number,
  { play, sample: size, seed, only }: Options,
): readonly Case[] {
  const isWhole = play === 'slack' || only !== '';
  return isWhole ? cases : sample(cases, Math.ceil(size * share), seeded(seed));
}

/** Everything that happens around the requests to Slack and the commits between them. */
export function planSlack(
  points: readonly Point[],
  options: Options,
): readonly Case[] {
  const { engine, only, sample: size, seed } = options;
  const wanted = (cases: readonly Case[]) => cases.filter(isWanted(only));
  const onSqlite = engine === 'postgres' ? [] : wanted(alone(points, 'sqlite'));
  const onPostgres =
    engine === 'sqlite'
      ? []
      : wanted([...alone(points, 'postgres'), ...inCompany(points)]);
  return [
    ...asManyAsWanted(onSqlite, SHARES.sqlite, options),
    // A recording has some hundred of them: even the play alone takes a sample of those.
    ...(only
      ? onPostgres
      : sample(
          onPostgres,
          Math.ceil(size * (options.play === 'slack' ? 1 : SHARES.postgres)),
          seeded(seed),
        )),
  ];
}
