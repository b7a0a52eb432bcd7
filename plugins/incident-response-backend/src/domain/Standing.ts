import type { ActorFacts } from './ActorFacts';
import type { AuthoritySettings } from './AuthoritySettings';

/** What the rules of authority may depend on besides the incident and the person. */
export interface Knowledge {
  readonly settings: { readonly authority: AuthoritySettings };
  /** Absent: nothing is known of the person, so that no group counts. */
  readonly facts?: ActorFacts;
}

/** Whether somebody may, by which rule, or what to do instead. */
export type Standing =
  | { readonly may: true; readonly rule: string }
  | { readonly may: false; readonly sentence: string };

export const byGroup = (group: string): string => `member of ${group}`;

/** Groups as people read them in a sentence. */
export const sayGroups = (groups: readonly string[]): string =>
  groups.join(' or ');
