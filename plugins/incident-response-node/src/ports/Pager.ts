import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from './OutboundCall';

/**
 * Whom to page for what: an alert group that is at the pager already, and that fires still.
 *
 * @public
 */
export interface PageRequest {
  readonly incident: Incident;
  /** Id of the alert group at its source. */
  readonly group: string;
  /** What there is to say, for pagers that can; without the title where the incident is restricted. */
  readonly text: string;
}

/**
 * Somebody who was paged. What is known of them is used to tell which responder they are, and is
 * kept nowhere else.
 *
 * @public
 */
export interface PagedPerson {
  readonly email?: string;
}

/**
 * Who was paged, or why nobody could be.
 *
 * @public
 */
export interface Paged {
  readonly people: readonly PagedPerson[];
  /** Why nobody could be paged, which ends the try. Absent: they were. */
  readonly error?: string;
}

/**
 * Pages whoever is on call, by the alert source's own means: it rings. It is claimed before it is done.
 * It never opens anything that would come back as another alert.
 *
 * @public
 */
export interface Pager {
  /** For people, for example `Grafana OnCall`. */
  readonly name: string;
  /** Id of the alert source whose alert groups it pages for. */
  readonly source: string;
  page(request: PageRequest, call: OutboundCall): Promise<Paged>;
  /** What this key did, if it did. Absent: an unknown outcome always asks a human. */
  find?(request: PageRequest, call: OutboundCall): Promise<Paged | undefined>;
}
