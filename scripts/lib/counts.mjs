// Reads from a tool's output how much of it passed.
import { existsSync, readFileSync } from 'node:fs';

/** A tool without counts is one check. */
export function oneCheck({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The summary line of the planted lint violations, written as Jest writes its own. */
export function plantCounts({ output }) {
  const line = output.split('\n').find(each => /^Tests:\s/.test(each)) ?? '';
  const count = word =>
    Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  // A run that printed no summary did not run.
  return { passed: count('passed'), failed: line ? count('failed') : 1 };
}

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const MESSAGE_LENGTH = 3_000;

/**
 * Jest's own report; its printed summary may be cut off when the process ends.
 * `details` tells each failure once more, at the end, where people look.
 */
export function jestCounts({ report }) {
  if (!existsSync(report)) {
    return { passed: 0, failed: 1, details: 'Jest ended without a report.' };
  }
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const details = result.testResults
    .filter(suite => suite.status === 'failed')
    .map(suite => `${suite.name}\n${suite.message}`.replace(ANSI, ''))
    .map(text => text.slice(0, MESSAGE_LENGTH))
    .join('\n\n');
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    details,
  };
}

/** What the last line of a tool says, where that is JSON. */
function lastJson(output) {
  const last = output
    .trim()
    .split('\n')
    .reverse()
    .find(line => line.startsWith('{'));
  try {
    return JSON.parse(last);
  } catch {
    return undefined;
  }
}

/** So many points, of which so many are bad; a tool without a last line did not run. */
const pointsAndBad = read => result => {
  const said = lastJson(result.output);
  if (!said) return { passed: 0, failed: 1 };
  const { points, failed } = read(said);
  return { passed: points - Math.min(points, failed), failed };
};

/** The matrix ends with `{"points":N,"lost":0,"doubled":0,"unapproved":0}`. */
export const matrixCounts = pointsAndBad(
  ({ points, lost, doubled, unapproved }) => ({
    points,
    failed: lost + doubled + unapproved,
  }),
);

/** The simulation ends with `{"incidents":N,"commits":N,"violations":0}`. */
export const simulationCounts = pointsAndBad(({ incidents, violations }) => ({
  points: incidents,
  failed: violations,
}));

/** The mutants end with `{"mutants":N,"survived":0}`. */
export const mutantCounts = pointsAndBad(({ mutants, survived }) => ({
  points: mutants,
  failed: survived,
}));
