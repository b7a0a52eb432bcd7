import { VisuallyHidden } from '@backstage/ui';
import { isPlumbing } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks/useText';
import type { LiveTimeline } from '../../hooks/useTimeline';
import { useEventText } from './useEventText';

/** Reads new events out, once what stood there at the start is known. */
export function Announcer(props: { timeline: LiveTimeline }) {
  const { entries, state } = props.timeline;
  const t = useText();
  const eventText = useEventText();
  const known = useRef<number | undefined>(undefined);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    const before = known.current;
    // Only once it was live is the past complete, also after a bad start.
    if (before === undefined && state !== 'live') return;
    known.current = entries.length;
    if (before === undefined) return;
    const added = entries
      .slice(before)
      .filter(entry => !isPlumbing(entry.event.type));
    if (added.length === 0) return;
    const sentence = eventText(added[added.length - 1].event);
    setSpoken(
      added.length === 1
        ? t('timeline.announceOne', { sentence })
        : t('timeline.announceMany', { total: String(added.length), sentence }),
    );
  }, [entries, state, t, eventText]);

  return (
    <VisuallyHidden role="log" aria-live="polite">
      {spoken}
    </VisuallyHidden>
  );
}
