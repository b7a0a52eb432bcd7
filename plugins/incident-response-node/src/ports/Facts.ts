import type {
  Fact,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from './OutboundCall';

/**
 * Reads facts about the broken thing: `context` (rates, logs, traces) or `changes` (deploys, commits).
 * A failure becomes facts whose value is unknown.
 *
 * @public
 */
export interface Facts {
  readonly name: string;
  readonly kind: 'context' | 'changes';
  collect(incident: Incident, call: OutboundCall): Promise<readonly Fact[]>;
}
