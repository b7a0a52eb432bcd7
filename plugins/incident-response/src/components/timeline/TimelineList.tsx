import { Button } from '@backstage/ui';
import {
  isPlumbing,
  type Responder,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import { DateTime } from 'luxon';
import { useMemo, useState } from 'react';
import { useNow } from '../../hooks/useNow';
import { useText } from '../../hooks/useText';
import { useChatNames } from '../shared/useChatNames';
import { EntryRow } from './EntryRow';
import { groupEntries } from './groupEntries';
import styles from './timeline.module.css';

// A storm writes thousands of events; a page that draws them all cannot be used.
const SHOWN_AT_FIRST = 200;

/** Events by minute, newest first; older ones on request. */
export function TimelineList(props: {
  entries: readonly TimelineEntry[];
  /** Whose names may stand in the place of their accounts. */
  responders: readonly Responder[];
  showAll: boolean;
}) {
  const { entries, showAll } = props;
  const t = useText();
  const named = useChatNames(props.responders);
  const [atMost, setAtMost] = useState(SHOWN_AT_FIRST);
  const today = DateTime.fromJSDate(useNow()).toISODate();
  const visible = useMemo(
    () => entries.filter(entry => showAll || !isPlumbing(entry.event.type)),
    [entries, showAll],
  );
  const groups = useMemo(
    () => groupEntries(visible.slice(-atMost), DateTime.fromISO(today ?? '')),
    [visible, atMost, today],
  );
  if (groups.length === 0) return <p>{t('timeline.empty')}</p>;
  return (
    <>
      <ol className={styles.groups} reversed aria-label={t('timeline.title')}>
        {groups.map(group => (
          <li key={group.key} className={styles.group}>
            <time className={styles.minute} dateTime={group.at}>
              {group.label}
            </time>
            <ol className={styles.entries} reversed>
              {group.entries.map(entry => (
                <EntryRow key={entry.id} entry={entry} named={named} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {visible.length > atMost && (
        <Button
          variant="secondary"
          onPress={() => setAtMost(before => before + 5 * SHOWN_AT_FIRST)}
        >
          {t('timeline.older')}
        </Button>
      )}
    </>
  );
}
