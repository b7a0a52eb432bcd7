import { VisuallyHidden } from '@backstage/ui';
import { describeEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks/useText';
import type { LiveTimeline } from '../../hooks/useTimeline';
import { isPlumbing } from './families';

/** Reads new events out, once what stood there at the start is known. */
export function Announcer(props: { timeline: LiveTimeline }) {
  const { entries, state } = props.timeline;
  const t = useText();
  const known = useRef<number | undefined>(undefined);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    if (state === 'loading') return;
    const before = known.current;
    known.current = entries.length;
    if (before === undefined) return;
    const added = entries
      .slice(before)
      .filter(entry => !isPlumbing(entry.event.type));
    if (added.length === 0) return;
    const sentence = describeEvent(added[added.length - 1].event);
    setSpoken(
      added.length === 1
        ? t('timeline.announceOne', { sentence })
        : t('timeline.announceMany', { total: String(added.length), sentence }),
    );
  }, [entries, state, t]);

  return (
    <VisuallyHidden role="log" aria-live="polite">
      {spoken}
    </VisuallyHidden>
  );
}
