import type { CallReason } from './events/index';
import type { Incident } from './incident';
import { isOpenStatus } from './severity';

/**
 * Whether the incident is over for us while customers still read that it is not.
 *
 * @public
 */
export function isPageStillOpen({
  status,
  publicIncident,
}: Pick<Incident, 'status' | 'publicIncident'>): boolean {
  return (
    !isOpenStatus(status) &&
    publicIncident !== undefined &&
    publicIncident.status !== 'resolved'
  );
}

/**
 * What happens next if nobody acts, as this installation is configured. Times are ISO 8601 in UTC;
 * `null`: nothing of the kind will happen.
 *
 * @public
 */
export interface Outlook {
  /** What the war room is told next: to take command (a reminder), or to update customers (a nudge). */
  readonly reminder: {
    readonly about: 'command' | 'update';
    readonly at: string;
  } | null;
  /** Who is called next. `at` is absent where that depends on nudges not answered. */
  readonly call: {
    readonly reason: CallReason;
    readonly responder: string;
    readonly at?: string;
  } | null;
  /** Who pages those on call, and when, if nobody takes command; absent: nobody does. */
  readonly page?: { readonly pager: string; readonly at: string };
  /** When a draft is proposed. */
  readonly draftProposalAt: string | null;
  /** Resolved, and the page still says otherwise. */
  readonly pageStillOpen: boolean;
  /** `none`: there has to be none, or not yet. Nobody but people can say that it is finished. */
  readonly postmortem: {
    readonly state: 'none' | 'due' | 'overdue' | 'finished';
    readonly dueAt?: string;
  };
  /** When the catalog is asked again who owns the broken thing. */
  readonly lookAgainAt: string | null;
}
