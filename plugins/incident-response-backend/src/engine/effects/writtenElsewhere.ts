import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import type { Written } from '../LedgerWriter';

/**
 * What was to be written on another ledger stands there.
 *
 * @throws OutboundCallError where it was refused: for good, or until that ledger takes it
 */
export function requireWritten(other: string, written: Written): void {
  if (written.ok) return;
  throw new OutboundCallError(
    `The ledger of ${other} was not told: ${written.sentence}`,
    {
      failure: written.reason === 'conflict' ? 'not-executed' : 'rejected',
    },
  );
}
