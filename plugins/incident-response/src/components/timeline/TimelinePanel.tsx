import { Skeleton, Switch } from '@backstage/ui';
import { useState } from 'react';
import { useText } from '../../hooks/useText';
import type { LiveTimeline } from '../../hooks/useTimeline';
import type { IncidentScope } from '../incident/scope';
import { LoadError } from '../shared/LoadError';
import { NoteForm, type NoteDraft } from './NoteForm';
import { TailBadge } from './TailBadge';
import styles from './timeline.module.css';
import { TimelineList } from './TimelineList';

/** What happened, newest first, as it happens. */
export function TimelinePanel(props: {
  timeline: LiveTimeline;
  scope: IncidentScope;
  note: NoteDraft;
}) {
  const { timeline } = props;
  const { entries, error, state } = timeline;
  const t = useText();
  const [showAll, setShowAll] = useState(false);
  const nothingYet = entries.length === 0;
  return (
    <div className={styles.panel}>
      <NoteForm scope={props.scope} note={props.note} />
      <div className={styles.bar}>
        <TailBadge state={state} />
        <Switch
          label={t('timeline.showAll')}
          isSelected={showAll}
          onChange={setShowAll}
        />
      </div>
      {nothingYet && error !== undefined && (
        <LoadError title={t('timeline.failed')} error={error} />
      )}
      {nothingYet && state === 'loading' && (
        <Skeleton width="100%" height={160} />
      )}
      {nothingYet && state === 'live' && <p>{t('timeline.empty')}</p>}
      {!nothingYet && (
        <TimelineList
          entries={entries}
          responders={props.scope.view.incident.responders}
          showAll={showAll}
        />
      )}
    </div>
  );
}
