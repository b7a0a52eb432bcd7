/** Who belongs to a group, as the catalog last said. */
export interface GroupMembers {
  readonly group: string;
  /** Entity refs of users. */
  readonly members: ReadonlySet<string>;
  /** Milliseconds since it was read. */
  readonly ageMs: number;
}

/**
 * Asks who belongs to groups, before anything is decided. Never throws and never waits long: a
 * group that is not answered is unknown.
 */
export interface Groups {
  read(groups: readonly string[]): Promise<readonly GroupMembers[]>;
}
