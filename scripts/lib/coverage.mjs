// What the tests run through, read from Jest's report and held to what is promised.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const BACKEND = 'plugins/incident-response-backend/src';
/** Also decide: who is let through by a policy's rule, and what an approval is. */
const BESIDE = [
  'plugins/incident-response-node/src/permissions.ts',
  'plugins/incident-response-node/src/ports/ApprovedPublication.ts',
];

const OVERALL_PERCENT = 85;

/** All sources count, also those that no test imports; but */
const COUNTED = [
  '**/*.{ts,tsx}',
  // declarations, which nothing runs,
  '!**/*.d.ts',
  // the tests, and what only they import: helpers and the suites that modules of others run too,
  '!**/*.test.{ts,tsx}',
  '!**/__testUtils__/**',
  '!**/testUtils/**',
  '!**/contract/**',
  // the proofs, which are tests that run as programs: the crash matrix, the simulation and their like,
  '!**/proof/**',
  // and what starts a process or a page and decides nothing: it runs in the drill and the browser tests.
  '!**/index.{ts,tsx}',
  '!**/main.ts',
];

export const coverageArgs = directory => [
  '--coverage',
  // Instrumented code counts each side of `&&`, `||`, `??` and `?:`; V8 counts blocks.
  '--coverageProvider=babel',
  '--coverageReporters=json',
  `--coverageDirectory=${directory}`,
  ...COUNTED.map(glob => `--collectCoverageFrom=${glob}`),
];

/** The files whose every branch must be taken, the same that are mutated; paths from the root. */
export function coreFiles(root) {
  const list = join(root, BACKEND, 'proof/core.json');
  const { backend } = JSON.parse(readFileSync(list, 'utf8'));
  const files = backend.flatMap(name =>
    name.endsWith('/')
      ? readdirSync(join(root, BACKEND, name))
          .filter(file => /(?<!\.test)\.ts$/.test(file))
          .map(file => `${name}${file}`)
      : [name],
  );
  return [...files.map(file => `${BACKEND}/${file}`), ...BESIDE];
}

/** What Jest wrote; `undefined` where it wrote nothing. */
export function readCoverage(root, directory) {
  const report = join(directory, 'coverage-final.json');
  if (!existsSync(report)) return undefined;
  return Object.values(JSON.parse(readFileSync(report, 'utf8'))).map(file => ({
    ...file,
    path: relative(root, file.path),
  }));
}

/** Where the compiler knows that nothing comes, nothing does. */
function isUnreachable(lines, { start, end } = {}) {
  return (
    start?.line !== undefined &&
    lines
      .slice(start.line - 1, end.line)
      .some(line => line.includes('const unreachable: never'))
  );
}

/** Lines on which a branch begins that no test takes. */
function untaken(root, { path, branchMap, b }) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return Object.entries(branchMap).flatMap(([id, { locations, line, loc }]) =>
    b[id].flatMap((times, n) =>
      times === 0 && !isUnreachable(lines, locations[n])
        ? [locations[n]?.start?.line ?? line ?? loc?.start?.line ?? 0]
        : [],
    ),
  );
}

/** A type stands in a file of the list, and nothing that runs. */
const runsNothing = (root, path) =>
  !/^(?:export )?(?:async )?(?:const|function|class)\b/m.test(
    readFileSync(join(root, path), 'utf8'),
  );

export function coreProblems(root, files, core = coreFiles(root)) {
  const byPath = new Map(files.map(file => [file.path, file]));
  return core.flatMap(path => {
    const file = byPath.get(path);
    if (!file)
      return runsNothing(root, path)
        ? []
        : [`${path} decides over authority, and the report has nothing of it.`];
    const loaded = Object.values(file.s).some(times => times > 0);
    if (!loaded && Object.keys(file.s).length > 0)
      return [`No test loads ${path}.`];
    return untaken(root, file).map(
      line => `No test takes the branch at ${path}:${line}.`,
    );
  });
}

/** Percent of statements, branches and lines that were run. */
export function sharesOf(files) {
  const share = counts =>
    (100 * counts.filter(times => times > 0).length) / counts.length;
  const linesOf = ({ s, statementMap }) => {
    const lines = new Map();
    for (const [id, times] of Object.entries(s)) {
      const { line } = statementMap[id].start;
      lines.set(line, Math.max(lines.get(line) ?? 0, times));
    }
    return [...lines.values()];
  };
  return {
    statements: share(files.flatMap(({ s }) => Object.values(s))),
    branches: share(files.flatMap(({ b }) => Object.values(b).flat())),
    lines: share(files.flatMap(linesOf)),
  };
}

function overallProblems(files) {
  return Object.entries(sharesOf(files))
    .filter(([, share]) => !(share >= OVERALL_PERCENT))
    .map(
      ([what, share]) =>
        `${share.toFixed(
          1,
        )} % of all ${what} are run by a test; promised are ${OVERALL_PERCENT} %.`,
    );
}

/** The same report, as if no test took one branch of that file. */
function withUntaken(files, path) {
  return files.map(file => {
    if (file.path !== path) return file;
    const [first, ...rest] = Object.keys(file.b);
    return {
      ...file,
      b: Object.fromEntries([
        [first, file.b[first].map((times, n) => (n === 0 ? 0 : times))],
        ...rest.map(id => [id, file.b[id]]),
      ]),
    };
  });
}

/** Whether the guard still bites: one branch that is not taken, planted into the report, is found. */
function plantProblems(root, files, core) {
  const found = coreProblems(root, files, core).length;
  const planted = files.find(
    ({ path, b }) => core.includes(path) && Object.values(b)[0]?.[0] > 0,
  );
  const bites =
    planted &&
    coreProblems(root, withUntaken(files, planted.path), core).length ===
      found + 1 &&
    coreProblems(
      root,
      files.filter(({ path }) => path !== planted.path),
      core,
    ).some(problem => problem.startsWith(planted.path)) &&
    overallProblems(
      files.map(file => ({ ...file, s: {}, b: {}, statementMap: {} })),
    ).length === 3;
  return bites
    ? []
    : ['A branch planted as not taken went unnoticed: this check is blind.'];
}

/** What is wrong with a report, and one line that says what it comes to. */
export function judgeCoverage(root, directory, { onlyCore = false } = {}) {
  const files = readCoverage(root, directory);
  if (!files)
    return { checked: 0, problems: ['Jest left no report of coverage.'] };
  const core = coreFiles(root).filter(
    // The quick look takes place in one package.
    path => !onlyCore || path.startsWith(BACKEND),
  );
  const problems = [
    ...coreProblems(root, files, core),
    ...plantProblems(root, files, core),
    ...(onlyCore ? [] : overallProblems(files)),
  ];
  const { statements, branches, lines } = sharesOf(files);
  const overall = onlyCore
    ? ''
    : `; of ${files.length} files ${statements.toFixed(
        1,
      )} % of statements, ${branches.toFixed(1)} % of branches, ${lines.toFixed(
        1,
      )} % of lines`;
  return {
    checked: core.length,
    problems,
    summary: `every branch of ${core.length} files of gate, authority and ledger${overall}`,
  };
}
