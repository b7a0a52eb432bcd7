import type { OncallUser } from '../AlertGroup';

/**
 * Who is on call at which times; here only who is now.
 *
 * @public
 */
export interface OncallSchedule {
  readonly id: string;
  /** Ids of users. */
  readonly onCallNow: readonly string[];
}

/**
 * A step of the escalation chain. `notify_team_members` stands for the steps that name nobody.
 *
 * @public
 */
export type OncallStep =
  | { readonly type: 'wait'; readonly seconds: number }
  | {
      readonly type: 'notify_persons' | 'notify_person_next_each_time';
      readonly persons: readonly string[];
    }
  | {
      readonly type: 'notify_on_call_from_schedule';
      readonly schedule: string;
    }
  | { readonly type: 'notify_team_members'; readonly team: string };

/**
 * Whom OnCall knows, and whom it notifies when.
 *
 * @public
 */
export interface OncallOrganisation {
  readonly users: readonly OncallUser[];
  readonly schedules?: readonly OncallSchedule[];
  /** The chain of the one route there is; absent: the route has none. */
  readonly chain?: readonly OncallStep[];
}
