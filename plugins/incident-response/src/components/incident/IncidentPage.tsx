import { Link, Skeleton } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { isGone, isNotFound, sentenceOf } from '../../api/sentenceOf';
import { useIncident } from '../../hooks/useIncident';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { useTimeline, type LiveTimeline } from '../../hooks/useTimeline';
import { ApprovalPanel } from '../approval/ApprovalPanel';
import { AlertsPanel } from '../panels/AlertsPanel';
import { ChecklistPanel } from '../panels/ChecklistPanel';
import { DurationsPanel } from '../panels/DurationsPanel';
import { FactsPanel } from '../panels/FactsPanel';
import { OwnershipPanel } from '../panels/OwnershipPanel';
import { RatingPanel } from '../panels/RatingPanel';
import { RemindersPanel } from '../panels/RemindersPanel';
import { RespondersPanel } from '../panels/RespondersPanel';
import { TroublePanel } from '../panels/TroublePanel';
import { ChatTrouble } from '../shared/ChatTrouble';
import { LoadError } from '../shared/LoadError';
import { PanelBoundary } from '../shared/PanelBoundary';
import { Announcer } from '../timeline/Announcer';
import { IncidentHeader } from './IncidentHeader';
import { IncidentRecord } from './IncidentRecord';
import styles from './incident.module.css';
import type { IncidentScope } from './scope';

/** One incident, live. */
export function IncidentPage() {
  const { id = '' } = useParams();
  // Another incident is another page: nothing half-typed carries over.
  return <IncidentById key={id} id={id} />;
}

function IncidentById(props: { id: string }) {
  const { id } = props;
  const t = useText();
  const timeline = useTimeline(id);
  const { value, error, reload } = useIncident(id, timeline.headSeq);
  if (!value && isNotFound(error)) return <NoSuchIncident id={id} />;
  if (!value && isGone(error))
    return <NoSuchIncident id={id} gone={sentenceOf(error)} />;
  if (!value) {
    return (
      <main className={styles.page}>
        {error === undefined ? (
          <IncidentSkeleton />
        ) : (
          <LoadError
            title={t('incident.loadFailed')}
            error={error}
            onRetry={reload}
          />
        )}
      </main>
    );
  }
  const scope: IncidentScope = { view: value, reload };
  return (
    <main className={styles.page}>
      {error !== undefined && (
        <LoadError
          title={t('incident.stale')}
          error={error}
          onRetry={reload}
          stale
        />
      )}
      <ChatTrouble problems={value.chatProblems} />
      <PanelBoundary title={value.incident.title}>
        <IncidentHeader scope={scope} />
      </PanelBoundary>
      <IncidentColumns scope={scope} timeline={timeline} />
      <Announcer timeline={timeline} />
    </main>
  );
}

function IncidentColumns(props: {
  scope: IncidentScope;
  timeline: LiveTimeline;
}) {
  const { scope, timeline } = props;
  const { context = [], changes = [] } = scope.view.incident;
  const t = useText();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <PanelBoundary title={t('panel.trouble')}>
          <TroublePanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('approval.title')}>
          <ApprovalPanel scope={scope} />
        </PanelBoundary>
        <IncidentRecord scope={scope} timeline={timeline} />
      </div>
      <div className={styles.column}>
        <PanelBoundary title={t('panel.responders')}>
          <RespondersPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.rating')}>
          <RatingPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.durations')}>
          <DurationsPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.checklist')}>
          <ChecklistPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.ownership')}>
          <OwnershipPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.alerts')}>
          <AlertsPanel scope={scope} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.facts')}>
          <FactsPanel title={t('panel.facts')} facts={context} />
          <FactsPanel title={t('panel.changes')} facts={changes} />
        </PanelBoundary>
        <PanelBoundary title={t('panel.reminders')}>
          <RemindersPanel scope={scope} />
        </PanelBoundary>
      </div>
    </div>
  );
}

/** @param props - `gone` says what became of it, where it is known to have been */
function NoSuchIncident(props: { id: string; gone?: string }) {
  const t = useText();
  const links = useLinks();
  return (
    <main className={styles.page}>
      <div className={styles.missing} role="alert">
        <h2 className={styles.title}>
          {t(props.gone ? 'incident.goneTitle' : 'incident.notFoundTitle')}
        </h2>
        <p>{props.gone ?? t('incident.notFoundText', { id: props.id })}</p>
        <Link href={links.list()}>{t('incident.back')}</Link>
      </div>
    </main>
  );
}

function IncidentSkeleton() {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('incident.loading')}
      className={styles.column}
    >
      <Skeleton width="60%" height={32} />
      <Skeleton width="100%" height={56} />
      <Skeleton width="100%" height={320} />
    </div>
  );
}
