import type { ReminderSettings } from './ReminderSettings';
import type { AuthoritySettings } from './AuthoritySettings';

/** What the rules need to know of this installation; plain values, read once from config. */
export interface Settings {
  /** What happens when nobody acts. */
  readonly reminders: ReminderSettings;
  /** Where nudges to the commander go; `dm`: to them directly. Absent: into the room. */
  readonly nudges?: 'room' | 'dm';
  /** Who pages those on call, and for alert groups of which source; absent: nobody does. */
  readonly pager?: { readonly name: string; readonly source: string };
  /** Milliseconds a resolved war room stays open. */
  readonly archiveAfterMs: number;
  /** Milliseconds a ledger is kept after the incident ended; absent: for ever. */
  readonly retainForMs?: number;
  /** Milliseconds of overdue work after which any replica looks at an incident. */
  readonly sweepGraceMs: number;
  /** Status page that drafts are for. */
  readonly page: string;
  /** Hosts or names a publication may go to. */
  readonly targets: readonly string[];
  /** The built-in page, the only one for drills; absent: they publish nothing. */
  readonly drills?: {
    readonly page: string;
    readonly targets: readonly string[];
  };
  /** Where people reach Backstage, without a trailing slash. */
  readonly appUrl: string;
  /** Milliseconds all alerts must have been clear for an incident to resolve itself; absent: never. */
  readonly resolveWhenClearMs?: number;
  /** What a war room has beside messages; absent: nothing. */
  readonly rooms?: { readonly topic?: boolean; readonly bookmark?: boolean };
  /** Milliseconds from a doubt whether something was done twice to the look; absent: none can be taken. */
  readonly doublesAfterMs?: number;
  /** Who may command and approve, and for how long. */
  readonly authority: AuthoritySettings;
}
