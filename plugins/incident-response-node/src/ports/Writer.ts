import type {
  DraftContent,
  Incident,
  PublicStatus,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { OutboundCall } from './OutboundCall';

/**
 * Proposes words. What it writes is never published by itself.
 *
 * @public
 */
export interface Writer {
  /** For people, for example `templates`. */
  readonly name: string;
  draftStatus(
    draft: { readonly incident: Incident; readonly status: PublicStatus },
    call: OutboundCall,
  ): Promise<DraftContent>;
  /** Markdown in which every sentence cites ledger sequence numbers. */
  draftPostmortem(
    postmortem: {
      readonly incident: Incident;
      readonly timeline: readonly TimelineEntry[];
    },
    call: OutboundCall,
  ): Promise<{ readonly markdown: string }>;
}
