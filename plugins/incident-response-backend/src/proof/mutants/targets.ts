import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Whose branches decide over who may do what, what is published and what is believed. */
const TARGETS =
  /^(gate\/[^/]+|domain\/(authority|approvers|commanders|approvalRules|ActorFacts|Standing|placeholders|allowedCommands|ledger|verifyLedger))\.ts$/;
/** What folds, plans and shows has suites of its own, which know nothing of who may. */
const SUITES = /^(gate|domain|domain\/commands)\/[^/]+\.test\.ts$/;

function filesBelow(src: string, room: string): readonly string[] {
  return readdirSync(join(src, room), { withFileTypes: true }).flatMap(
    entry => {
      const path = `${room}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(src, path) : [path];
    },
  );
}

/** Paths from `src`. */
export interface Targets {
  readonly files: readonly string[];
  readonly suites: readonly string[];
}

export function findTargets(src: string): Targets {
  const all = ['domain', 'gate'].flatMap(room => filesBelow(src, room)).sort();
  return {
    files: all.filter(f => TARGETS.test(f) && !f.endsWith('.test.ts')),
    suites: all.filter(f => SUITES.test(f)),
  };
}

/** How far a suite is from a file: its own first, then those of its room. */
function distance(file: string, suite: string): number {
  const name = basename(file, '.ts').toLowerCase();
  if (basename(suite).toLowerCase().includes(name)) return 0;
  return suite.split('/')[0] === file.split('/')[0] ? 1 : 2;
}

/** The suites that most likely notice come first, and of those the quick ones. */
export function inOrder(
  file: string,
  suites: readonly string[],
  took: ReadonlyMap<string, number>,
): readonly string[] {
  return [...suites].sort(
    (a, b) =>
      distance(file, a) - distance(file, b) ||
      (took.get(a) ?? 0) - (took.get(b) ?? 0),
  );
}
