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

/** The matrix ends with `{"points":N,"lost":0,"doubled":0,"unapproved":0}`. */
export function matrixCounts({ output }) {
  const last = output
    .trim()
    .split('\n')
    .reverse()
    .find(line => line.startsWith('{'));
  try {
    const { points, lost, doubled, unapproved } = JSON.parse(last);
    const failed = lost + doubled + unapproved;
    return { passed: points - Math.min(points, failed), failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
