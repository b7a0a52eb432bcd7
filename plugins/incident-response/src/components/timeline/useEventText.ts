import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { useCallback } from 'react';
import { useText } from '../../hooks/useText';
import { sentenceOfEvent } from './sentenceOfEvent';

/** Gives each event a sentence, also one that this version cannot read. */
export function useEventText(): (event: LedgerEvent) => string {
  const t = useText();
  return useCallback(
    event =>
      sentenceOfEvent(event) ?? t('timeline.unreadable', { type: event.type }),
    [t],
  );
}
