// Reads from a tool's output how much of it passed.

/** A tool without counts is one check. */
export function oneCheck({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Jest's summary line: `Tests: 1 failed, 2 passed, 3 total`; several runs add up. */
export function jestCounts({ output }) {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const lines = plain.split('\n').filter(line => /^Tests:\s/.test(line));
  const sum = word =>
    lines.reduce(
      (total, line) =>
        total + Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0),
      0,
    );
  // A run that printed no summary did not run.
  const broken = lines.length === 0 ? 1 : 0;
  const brokenSuites = plain.match(/^Test Suites:.*?(\d+) failed/m)?.[1] ?? 0;
  const failed = sum('failed') + broken;
  return {
    passed: sum('passed'),
    failed: Math.max(failed, Number(brokenSuites)),
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
