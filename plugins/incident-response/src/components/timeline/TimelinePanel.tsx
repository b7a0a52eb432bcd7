import { Skeleton, Switch } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useMemo, useState } from 'react';
import { useNow } from '../../hooks/useNow';
import { useText } from '../../hooks/useText';
import type { LiveTimeline } from '../../hooks/useTimeline';
import type { IncidentScope } from '../incident/scope';
import { LoadError } from '../shared/LoadError';
import { Announcer } from './Announcer';
import { EntryRow } from './EntryRow';
import { isPlumbing } from './families';
import { groupEntries } from './groupEntries';
import { NoteForm } from './NoteForm';
import { TailBadge } from './TailBadge';
import styles from './timeline.module.css';

/** What happened, newest first, as it happens. */
export function TimelinePanel(props: {
  timeline: LiveTimeline;
  scope: IncidentScope;
}) {
  const { timeline } = props;
  const t = useText();
  const [showAll, setShowAll] = useState(false);
  return (
    <div className={styles.panel}>
      <NoteForm scope={props.scope} />
      <div className={styles.bar}>
        <TailBadge state={timeline.state} />
        <Switch
          label={t('timeline.showAll')}
          isSelected={showAll}
          onChange={setShowAll}
        />
      </div>
      {timeline.error !== undefined && timeline.entries.length === 0 && (
        <LoadError title={t('timeline.failed')} error={timeline.error} />
      )}
      {timeline.state === 'loading' && timeline.entries.length === 0 ? (
        <Skeleton width="100%" height={160} />
      ) : (
        <TimelineList timeline={timeline} showAll={showAll} />
      )}
      <Announcer timeline={timeline} />
    </div>
  );
}

function TimelineList(props: { timeline: LiveTimeline; showAll: boolean }) {
  const { timeline, showAll } = props;
  const t = useText();
  const today = DateTime.fromJSDate(useNow()).toISODate();
  const groups = useMemo(
    () =>
      groupEntries(
        timeline.entries.filter(
          entry => showAll || !isPlumbing(entry.event.type),
        ),
        DateTime.fromISO(today ?? ''),
      ),
    [timeline.entries, showAll, today],
  );
  if (groups.length === 0) return <p>{t('timeline.empty')}</p>;
  return (
    <ol className={styles.groups} reversed aria-label={t('timeline.title')}>
      {groups.map(group => (
        <li key={group.key} className={styles.group}>
          <time className={styles.minute} dateTime={group.at}>
            {group.label}
          </time>
          <ol className={styles.entries} reversed>
            {group.entries.map(entry => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
