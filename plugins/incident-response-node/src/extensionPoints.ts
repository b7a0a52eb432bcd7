import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { AlertSource } from './ports/AlertSource';
import type { Chat } from './ports/Chat';
import type { Facts } from './ports/Facts';
import type { Pager } from './ports/Pager';
import type { People } from './ports/People';
import type { StatusPage } from './ports/StatusPage';
import type { Tracker } from './ports/Tracker';
import type { Writer } from './ports/Writer';

/**
 * What a module offers for a port.
 *
 * @public
 */
export interface PortOffer<TPort> {
  /** Who offers it, for example the id of the module: messages to operators name it. */
  readonly from: string;
  /**
   * Declares that nothing real is behind it: a twin, an example, something for a demonstration. Without
   * it the offer counts as a vendor, and the plugin does not start where guests may sign in. Default:
   * false.
   */
  readonly standsIn?: boolean;
  /**
   * Makes the adapter. It is called when the plugin starts, and again when a failed start is repeated.
   * What it throws becomes one sentence in the log and in the health of the plugin.
   */
  create(): TPort | Promise<TPort>;
}

/**
 * Adds senders of alert webhooks beside the configured ones. Without one of them the plugin does not
 * start: its alerts would be lost.
 *
 * @public
 */
export interface IncidentResponseAlertSourcesExtensionPoint {
  addAlertSource(offer: PortOffer<AlertSource>): void;
}

/**
 * Adds senders of alert webhooks.
 *
 * @public
 */
export const incidentResponseAlertSourcesExtensionPoint =
  createExtensionPoint<IncidentResponseAlertSourcesExtensionPoint>({
    id: 'incident-response.alertSources',
  });

/**
 * Adds readers of facts about the broken thing. One that cannot be made is left out, and the health of
 * the plugin says so.
 *
 * @public
 */
export interface IncidentResponseFactsExtensionPoint {
  addFacts(offer: PortOffer<Facts>): void;
}

/**
 * Adds readers of facts.
 *
 * @public
 */
export const incidentResponseFactsExtensionPoint =
  createExtensionPoint<IncidentResponseFactsExtensionPoint>({
    id: 'incident-response.facts',
  });

/**
 * Sets who says whose the broken thing is, in place of the catalog. Only one module may. Where it
 * cannot be made, the catalog serves, and the health of the plugin says so.
 *
 * @public
 */
export interface IncidentResponsePeopleExtensionPoint {
  setPeople(offer: PortOffer<People>): void;
}

/**
 * Sets who says whose the broken thing is.
 *
 * @public
 */
export const incidentResponsePeopleExtensionPoint =
  createExtensionPoint<IncidentResponsePeopleExtensionPoint>({
    id: 'incident-response.people',
  });

/**
 * Sets where war rooms are, in place of the incident page. Only one module may. Where it cannot be
 * made, the plugin does not start: people would meet in the wrong place.
 *
 * @public
 */
export interface IncidentResponseChatExtensionPoint {
  setChat(offer: PortOffer<Chat>): void;
}

/**
 * Sets where war rooms are.
 *
 * @public
 */
export const incidentResponseChatExtensionPoint =
  createExtensionPoint<IncidentResponseChatExtensionPoint>({
    id: 'incident-response.chat',
  });

/**
 * Sets where the public reads, in place of the built-in page. Only one module may. Where it cannot be
 * made, the plugin does not start: words would go to the wrong page.
 *
 * @public
 */
export interface IncidentResponseStatusPageExtensionPoint {
  setStatusPage(offer: PortOffer<StatusPage>): void;
}

/**
 * Sets where the public reads.
 *
 * @public
 */
export const incidentResponseStatusPageExtensionPoint =
  createExtensionPoint<IncidentResponseStatusPageExtensionPoint>({
    id: 'incident-response.statusPage',
  });

/**
 * Sets where postmortems live, in place of the incident page. Only one module may. Where it cannot be
 * made, the incident page serves, and the health of the plugin says so.
 *
 * @public
 */
export interface IncidentResponseTrackerExtensionPoint {
  setTracker(offer: PortOffer<Tracker>): void;
}

/**
 * Sets where postmortems live.
 *
 * @public
 */
export const incidentResponseTrackerExtensionPoint =
  createExtensionPoint<IncidentResponseTrackerExtensionPoint>({
    id: 'incident-response.tracker',
  });

/**
 * Sets who proposes words, in place of the templates. Only one module may. Where it cannot be made,
 * the templates serve, and the health of the plugin says so.
 *
 * @public
 */
export interface IncidentResponseWriterExtensionPoint {
  setWriter(offer: PortOffer<Writer>): void;
}

/**
 * Sets who proposes words.
 *
 * @public
 */
export const incidentResponseWriterExtensionPoint =
  createExtensionPoint<IncidentResponseWriterExtensionPoint>({
    id: 'incident-response.writer',
  });

/**
 * Sets who pages those on call while nobody takes command, in place of the configured alert source.
 * Only one module may. Where it cannot be made, the configured one serves if there is one, and the
 * health of the plugin says so.
 *
 * @public
 */
export interface IncidentResponsePagerExtensionPoint {
  setPager(offer: PortOffer<Pager>): void;
}

/**
 * Sets who pages those on call.
 *
 * @public
 */
export const incidentResponsePagerExtensionPoint =
  createExtensionPoint<IncidentResponsePagerExtensionPoint>({
    id: 'incident-response.pager',
  });
