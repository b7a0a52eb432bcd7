/**
 * What the catalog says of the person who acts: plain values, read before the decision, so that the
 * rules stay pure.
 */
export interface ActorFacts {
  /** Group → whether they are in it. A group that is not here is unknown. */
  readonly memberOf: Readonly<Record<string, boolean>>;
  /** Milliseconds since the oldest of it was read. */
  readonly ageMs: number;
}

/** The catalog was not asked, or did not answer. */
export const NOTHING_KNOWN: ActorFacts = { memberOf: {}, ageMs: 0 };

/** Older answers count as none: somebody who left a group must not approve for long. */
export const FACTS_HOLD_MS = 5 * 60_000;

export type Membership =
  | { readonly is: 'member'; readonly group: string }
  | { readonly is: 'stranger' }
  /** At least this group could not be read. */
  | { readonly is: 'unknown'; readonly group: string };

/** Whether they are in one of the groups, as far as anybody knows. */
export function membershipIn(
  groups: readonly string[],
  { memberOf, ageMs }: ActorFacts,
): Membership {
  const known = ageMs <= FACTS_HOLD_MS ? memberOf : {};
  const inside = groups.find(group => known[group] === true);
  if (inside !== undefined) return { is: 'member', group: inside };
  const unread = groups.find(group => known[group] === undefined);
  return unread === undefined
    ? { is: 'stranger' }
    : { is: 'unknown', group: unread };
}
