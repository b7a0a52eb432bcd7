import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from './OutboundCall';

/**
 * Where postmortems live. Repeating `createPostmortem` with the same key ends in one postmortem.
 *
 * @public
 */
export interface Tracker {
  /** For people, for example `Linear` or `incident page`. */
  readonly name: string;
  createPostmortem(
    postmortem: {
      readonly incident: Incident;
      readonly title: string;
      readonly markdown: string;
    },
    call: OutboundCall,
  ): Promise<{ readonly postmortemId: string; readonly url: string }>;
}
