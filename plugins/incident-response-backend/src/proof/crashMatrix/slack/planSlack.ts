import { faultId, type Case, type Point } from '../Case';
import type { EngineName } from '../databases';
import { withoutOrdinal } from '../findPoints';
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

const LOOK = /^(?:find|slack:(?:conversations\.history|users\.conversations)):/;
/** `slack:chat.postMessage:nudge:1` → `nudge:1` */
const subjectOf = (at: string) =>
  withoutOrdinal(at).replace(/^(?:find|slack:[^:]+):/, '');

/** Slack is asked what became of that to which something happened: what else is late by chance never comes up again. */
export const isLook = ({ at }: Point, { faults }: Case) =>
  LOOK.test(at) && faults.some(f => subjectOf(f.at) === subjectOf(at));

/** What the chat is asked to do. */
const IN_CHAT =
  /^(?:room|post|update|invite|pin|bookmark|call|nudge|command-reminder|announce|archive)\b/;

/** Died with it in hand; after Slack heard that it arrived; after it was done and before anybody was told. */
function doorHow({ at }: Point): How {
  return at.startsWith('door:') ? 'die-before' : 'die-after';
}

const isCommit = ({ at }: Point) => at.startsWith('append:');

/** What happens to a process that is alone, around every request and every commit. */
function alone(points: readonly Point[], engine: EngineName): readonly Case[] {
  return points.flatMap(point => {
    if (point.kind === 'request')
      return howsAt(point).map(how => caseAt(point.at, how, engine, 'one'));
    if (point.kind === 'door')
      return [caseAt(point.at, doorHow(point), engine, 'one')];
    return isCommit(point)
      ? DEATHS.map(how => caseAt(point.at, how, engine, 'one'))
      : [];
  });
}

/** The same with others there: an act that a process had in hand when it was suspended is done when it wakes. */
function doorInCompany(at: string): readonly Case[] {
  if (at.startsWith('door:'))
    return [
      caseAt(at, 'stop-before', 'postgres', 'relay'),
      caseAt(at, 'die-before', 'postgres', 'pair'),
    ];
  return [
    caseAt(at, 'stop-after', 'postgres', 'relay'),
    caseAt(at, 'die-after', 'postgres', 'pair'),
  ];
}

/**
 * Suspended past the lease while another one takes over: before the last look at the clock, and with
 * the request on its way. Two at once, of which one dies.
 */
function inCompany(points: readonly Point[]): readonly Case[] {
  return points.flatMap(({ at, kind }) => {
    if (kind === 'call' && IN_CHAT.test(at))
      return [caseAt(at, 'stop-before', 'postgres', 'relay')];
    if (kind === 'door') return doorInCompany(at);
    if (kind !== 'request') return [];
    return [
      caseAt(at, 'stop-after', 'postgres', 'relay'),
      caseAt(at, 'die-after', 'postgres', 'pair'),
    ];
  });
}

/** Three at once, of which one dies and another one is suspended at the next request. */
function threeAtOnce(points: readonly Point[]): readonly Case[] {
  const requests = points.filter(
    ({ at, kind }) =>
      kind === 'door' || (kind === 'request' && !READS.test(at)),
  );
  return requests.slice(1).map(({ at }, n): Case => {
    const faults = [
      {
        at: requests[n].at,
        how: requests[n].kind === 'door' ? doorHow(requests[n]) : 'die-after',
      },
      { at, how: 'stop-after' },
    ] as const;
    return {
      id: `slack/trio/${faults.map(faultId).join('+')}`,
      play: 'slack',
      engine: 'postgres',
      faults,
      staff: 'trio',
    };
  });
}

const isWanted = (only: string) => (which: Case) =>
  which.id.includes(only) || only.startsWith(`${which.id}+`);

/** So many of the sample, where other plays are played as well. */
const SHARE = 0.75;
/** The same on Postgres: alone, in company, three at once. */
const POSTGRES_SHARES = [0.08, 0.12, 0.09];

/** Takes as many as there is time for: all of them where the play was asked for by its name. */
export function asManyAsWanted(
  cases: readonly Case[],
  share: number,
  { play, sample: size, seed, only }: Options,
): readonly Case[] {
  const isWhole = play === 'slack' || only !== '';
  return isWhole ? cases : sample(cases, Math.ceil(size * share), seeded(seed));
}

/** Some hundred of them: even the play alone takes a sample. */
function onPostgres(
  points: readonly Point[],
  { only, play, sample: size, seed }: Options,
): readonly Case[] {
  const times = play === 'slack' ? 4 : 1;
  const kinds = [
    alone(points, 'postgres'),
    inCompany(points),
    threeAtOnce(points),
  ].map(cases => cases.filter(isWanted(only)));
  return only
    ? kinds.flat()
    : kinds.flatMap((cases, n) =>
        sample(
          cases,
          Math.ceil(size * POSTGRES_SHARES[n] * times),
          seeded(seed),
        ),
      );
}

/** Everything that happens around the requests to Slack and the commits between them. */
export function planSlack(
  points: readonly Point[],
  options: Options,
): readonly Case[] {
  const { engine, only } = options;
  const onSqlite = alone(points, 'sqlite').filter(isWanted(only));
  return [
    ...(engine === 'postgres' ? [] : asManyAsWanted(onSqlite, SHARE, options)),
    ...(engine === 'sqlite' ? [] : onPostgres(points, options)),
  ];
}
