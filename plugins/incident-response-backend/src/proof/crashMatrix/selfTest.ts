import type { Case } from './Case';
import type { How } from './Job';
import type { Options } from './readOptions';
import type { Result } from './runCase';
import { withHosts, type Say } from './runMatrix';

type Wrong = keyof Result['verdict'];

interface Break {
  readonly at: string;
  readonly how: How;
  readonly wrong: Wrong;
}

/** Ways to break the product, each with what the matrix must say about it. */
export const BREAKS: readonly Break[] = [
  { at: 'publish:draft-1:2:0', how: 'repeat', wrong: 'doubled' },
  { at: 'room:1', how: 'repeat', wrong: 'doubled' },
  { at: 'publish:draft-2:1:0', how: 'alter', wrong: 'unapproved' },
  {
    at: 'ingest:grafana-oncall:G1:acknowledged',
    how: 'forget',
    wrong: 'lost',
  },
];

/** The breaks that went unnoticed, one sentence each. */
export function selfTest(
  options: Options,
  say: Say,
): Promise<readonly string[]> {
  const cases = BREAKS.map(
    ({ at, how, wrong }): Case => ({
      id: `${at} broken by ${how}, so that something is ${wrong}`,
      engine: 'sqlite',
      faults: [{ at, how }],
      staff: 'one',
    }),
  );
  return withHosts(
    { ...options, engine: 'sqlite' },
    () => {},
    async run => {
      const results = await run(cases);
      return BREAKS.flatMap(({ wrong }, index) => {
        const which = cases[index];
        const found = results.find(r => r.case === which)?.verdict[wrong] ?? [];
        say(`${found.length > 0 ? 'noticed' : 'UNNOTICED'}: ${which.id}`);
        return found.length > 0 ? [] : [which.id];
      });
    },
  );
}
