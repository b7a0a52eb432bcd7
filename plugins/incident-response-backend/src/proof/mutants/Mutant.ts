/** One change that a test must notice. */
export interface Mutant {
  /** Path from `src`. */
  readonly file: string;
  /** First line of what is changed, from 1. */
  readonly line: number;
  /** Name of the function around it; empty at the top of the file. */
  readonly within: string;
  /** What is changed, on one line. */
  readonly was: string;
  readonly becomes: string;
  /** The whole file with the change in it. */
  readonly text: string;
}

/** How people are told of it. */
export function describeMutant({ file, line, was, becomes }: Mutant): string {
  return `${file}:${line}  ${was}  →  ${becomes}`;
}
