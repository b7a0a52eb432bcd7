/** What the rules need to know of this installation; plain values, read once from config. */
export interface Settings {
  /** Milliseconds between two nudges. */
  readonly nudgeEveryMs: number;
  /** Milliseconds a resolved war room stays open. */
  readonly archiveAfterMs: number;
  /** Milliseconds of overdue work after which any replica looks at an incident. */
  readonly sweepGraceMs: number;
  /** Status page that drafts are for. */
  readonly page: string;
  /** Hosts or names a publication may go to. */
  readonly targets: readonly string[];
  /** Where people reach Backstage, without a trailing slash. */
  readonly appUrl: string;
}
