import { hasCompany } from './Case';
import type { Result } from './runCase';

export interface Totals {
  readonly points: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unapproved: number;
}

const isRun = ({ reached, case: which }: Result) =>
  reached || hasCompany(which);

export const isBad = ({ verdict }: Result) =>
  verdict.lost.length + verdict.doubled.length + verdict.unapproved.length > 0;

/** Points at which something happened, and those at which something was wrong after it. */
export function totals(results: readonly Result[]): Totals {
  const bad = (what: keyof Result['verdict']) =>
    results.filter(({ verdict }) => verdict[what].length > 0).length;
  return {
    points: results.filter(r => isRun(r) || isBad(r)).length,
    lost: bad('lost'),
    doubled: bad('doubled'),
    unapproved: bad('unapproved'),
  };
}

/** Points that never came up again: the recorded run had them, later runs went another way. */
export function missed(results: readonly Result[]): readonly string[] {
  return results.filter(r => !isRun(r) && !isBad(r)).map(r => r.case.id);
}

/** What was wrong at one point, and how to see it again. */
export function account({ case: which, verdict, tidings }: Result): string {
  const lines = [
    ...verdict.lost.map(s => `  lost: ${s}`),
    ...verdict.doubled.map(s => `  doubled: ${s}`),
    ...verdict.unapproved.map(s => `  unapproved: ${s}`),
    ...tidings
      .flatMap(t => (t.type === 'trouble' ? [`  said: ${t.message}`] : []))
      .slice(-5),
    `  replay: npm run crash-matrix -- --engine ${which.engine} --only '${which.id}'`,
  ];
  return [`✗ ${which.id} (${which.engine})`, ...lines].join('\n');
}
