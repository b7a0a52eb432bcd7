import { accept, event, reject } from '../Decision';
import type { Decide } from './command';

/** From here on the ledger is kept, whatever the retention period says. */
export const placeLegalHold: Decide<'placeLegalHold'> = (
  incident,
  { reason },
  context,
) =>
  incident.legalHold
    ? reject(
        'conflict',
        'The incident is on legal hold already; add a note if there is another reason for it.',
      )
    : accept(event('LEGAL_HOLD_PLACED', { reason }, context));

export const liftLegalHold: Decide<'liftLegalHold'> = (
  incident,
  { reason },
  context,
) =>
  incident.legalHold
    ? accept(event('LEGAL_HOLD_LIFTED', { reason }, context))
    : reject(
        'conflict',
        'The incident is not on legal hold; nothing has to be lifted.',
      );
