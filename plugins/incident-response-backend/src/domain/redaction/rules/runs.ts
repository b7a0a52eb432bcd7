import type { Finder, SensitiveKind, Span } from '../Span';

export interface Run {
  readonly kind: SensitiveKind;
  /** Global. Ends in the run of characters that may belong to the secret. */
  readonly pattern: RegExp;
  /** Whether the run is one, where its beginning does not say so. */
  readonly accept?: (run: string) => boolean;
}

/** Where a text ends without the characters at its end that `part` matches. */
export function trimmedEnd(text: string, part: RegExp): number {
  let end = text.length;
  while (end > 0 && part.test(text[end - 1])) end -= 1;
  return end;
}

/** A sentence may end right behind a secret. */
const TRAILING = /[.,;:!?]/;

export const withoutStop = (run: string) =>
  run.slice(0, trimmedEnd(run, TRAILING));

/** Finds runs of characters by how they begin. */
export function findRuns(runs: readonly Run[]): Finder {
  return text =>
    runs.flatMap(({ kind, pattern, accept }) => {
      const spans: Span[] = [];
      for (const match of text.matchAll(pattern)) {
        const run = withoutStop(match[0]);
        if (!accept || accept(run))
          spans.push({
            kind,
            start: match.index,
            end: match.index + run.length,
          });
      }
      return spans;
    });
}
