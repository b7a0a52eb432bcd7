import type { Evidence } from './Evidence';
import { isObject, textOf, type OpenedLedger } from './openLedger';

/** What is under way arrives a little later all the same. */
const UNDER_WAY_MS = 15_000;

interface Window {
  readonly from: number;
  readonly to: number;
}

/** When an incident was for few only, in epoch milliseconds. */
function restrictionsOf({ events }: OpenedLedger): readonly Window[] {
  const windows: Window[] = [];
  let from: number | undefined;
  for (const { type, at, data } of events) {
    const isRaised =
      type === 'INCIDENT_RESTRICTED' ||
      (type === 'INCIDENT_DECLARED' && data.visibility === 'restricted');
    if (isRaised) from ??= Date.parse(at);
    if (type === 'RESTRICTION_LIFTED' && from !== undefined) {
      windows.push({ from, to: Date.parse(at) });
      from = undefined;
    }
  }
  return from === undefined ? windows : [...windows, { from, to: Infinity }];
}

/** What everybody can see. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set([
  'announcement',
  'publication',
  'postmortem',
]);

const incidentOf = (key: string) => key.slice(0, key.indexOf('/'));

/** Nothing of what is for few is announced, published or filed before it is lifted. */
export function secretsTold(
  { acts }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const windows = new Map(ledgers.map(l => [l.incidentId, restrictionsOf(l)]));
  return acts
    .filter(({ kind }) => OPEN_TO_ALL.has(kind))
    .flatMap(({ kind, key, at }) =>
      windows
        .get(incidentOf(key))
        ?.some(({ from, to }) => at > from + UNDER_WAY_MS && at < to)
        ? [`R1: ${kind} ${key} was there for all while it was restricted.`]
        : [],
    );
}

/** Every user that people named or were, on a ledger. */
function namedByPeople({ events }: OpenedLedger): ReadonlySet<string> {
  return new Set(
    events
      .filter(({ actor }) => actor.kind === 'person')
      .flatMap(event => JSON.stringify(event).match(/user:[^"\\]+/g) ?? []),
  );
}

const isDrill = ({ events: [first] }: OpenedLedger) =>
  isObject(first?.data) && first.data.kind === 'drill';

/** A drill is on its own page only, where nothing else is, and calls nobody unasked. */
export function drillsSpilt(
  { acts, rules }: Evidence,
  ledgers: readonly OpenedLedger[],
): readonly string[] {
  const drills = new Map(
    ledgers.filter(isDrill).map(l => [l.incidentId, namedByPeople(l)]),
  );
  return acts.flatMap(({ kind, key, people = [], publication }) => {
    const named = drills.get(incidentOf(key));
    const page = textOf(publication?.request.page);
    const isElsewhere =
      publication !== undefined &&
      (named !== undefined) !== (page === rules.drillPage);
    const unasked =
      kind === 'invitation' && named
        ? people.filter(person => !named.has(person))
        : [];
    return [
      ...(isElsewhere ? [`R2: ${key} is on the page ${page}.`] : []),
      ...unasked.map(person => `R2: ${key} reached ${person}, unasked.`),
    ];
  });
}
