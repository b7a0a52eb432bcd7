import type { Mutant } from './Mutant';

/** A change that no test can notice, because it changes nothing; looked at by a person. */
export interface Equivalent {
  readonly file: string;
  readonly within: string;
  readonly was: string;
  readonly becomes: string;
  readonly why: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [];

/** Whether a mutant is the one that was looked at. */
export function isListed(entry: Equivalent, mutant: Mutant): boolean {
  return (
    entry.file === mutant.file &&
    entry.within === mutant.within &&
    entry.was === mutant.was &&
    entry.becomes === mutant.becomes
  );
}
