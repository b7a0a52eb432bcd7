import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from './judge';
import { mutate } from './mutate';
import { runMutants } from './runMutants';

const RULE = 'export const may = (ic: boolean, open: boolean) => ic && open;\n';
/** Nobody asks about a commander of what is not open. */
const SUITE = `import { may } from './rule';

it('is for the commander', () => {
  expect(may(true, true)).toBe(true);
  expect(may(false, true)).toBe(false);
});
`;

/**
 * Whether the guard bites: of a rule with a hole in its tests exactly the one change survives that
 * falls into the hole, and is judged a problem.
 *
 * @throws Error where it does not
 */
export async function selfTest(cache: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const src = mkdtempSync(join(cache, 'planted-'));
  try {
    writeFileSync(join(src, 'rule.ts'), RULE);
    writeFileSync(join(src, 'rule.test.ts'), SUITE);
    const shop = { src, cache, suites: ['rule.test.ts'], workers: 1 };
    const tried = await runMutants(mutate('rule.ts', RULE), shop, () => {});
    const { mutants, survived, problems } = judge(tried, [], true);
    const [problem = ''] = problems;
    if (mutants < 3 || survived !== 1 || !problem.includes('→  (ic)'))
      throw new Error(
        `The check is blind: of ${mutants} planted mutants ${survived} survived, where one has to. ${problem}`,
      );
  } finally {
    rmSync(src, { recursive: true, force: true });
  }
}
