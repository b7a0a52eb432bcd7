import { Alert, Link } from '@backstage/ui';
import {
  INCIDENT_ROLES,
  isRestricted,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { VerifyBadge } from '../panels/VerifyBadge';
import { Age } from '../shared/Age';
import { EntityName } from '../shared/EntityName';
import { Facts, type FactRow } from '../shared/Facts';
import { SeverityBadge } from '../shared/SeverityBadge';
import { StatusBadge } from '../shared/StatusBadge';
import { Tag } from '../shared/Tag';
import { Circumstances } from './Circumstances';
import { FollowUps } from './FollowUps';
import { IncidentActions } from './IncidentActions';
import type { IncidentScope } from './scope';
import styles from './incident.module.css';

/** What it is, how bad, who leads, and what the viewer can do. */
export function IncidentHeader(props: { scope: IncidentScope }) {
  const { scope } = props;
  const { incident } = scope.view;
  const t = useText();
  const links = useLinks();
  return (
    <header className={styles.header}>
      <Link href={links.list()} variant="body-small">
        {t('incident.back')}
      </Link>
      {incident.kind === 'drill' && (
        <Alert
          status="info"
          icon
          title={t('incident.drillBanner')}
          description={t('incident.drillText')}
        />
      )}
      {incident.blockedBy && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('incident.blocked', { type: incident.blockedBy })}
        />
      )}
      <OutOfLine incident={incident} />
      <Circumstances scope={scope} />
      <FollowUps scope={scope} />
      <div className={styles.titleRow}>
        <SeverityBadge severity={incident.severity} />
        <h2 className={styles.title}>{incident.title}</h2>
        <StatusBadge status={incident.status} />
        {isRestricted(incident) && (
          <Tag tone="warning">{t('list.restricted')}</Tag>
        )}
        {scope.view.outlook.pageStillOpen && (
          <Tag tone="warning">{t('incident.pageStillOpenTag')}</Tag>
        )}
      </div>
      {incident.summary && <p className={styles.summary}>{incident.summary}</p>}
      <div className={styles.headRow}>
        <HeaderFacts scope={scope} />
        <IncidentActions scope={scope} />
      </div>
    </header>
  );
}

/** Why the incident is where most never come to. */
function OutOfLine(props: { incident: Incident }) {
  const { status, dismissal, merger, assemblyFailure } = props.incident;
  const t = useText();
  if (status === 'dismissed' && dismissal) {
    return (
      <Alert
        status="info"
        icon
        title={t('incident.dismissedBanner')}
        description={dismissal.reason}
      />
    );
  }
  if (status === 'merged' && merger) {
    return (
      <Alert
        status="info"
        icon
        title={t('incident.mergedBanner', { into: merger.into })}
        description={merger.reason}
      />
    );
  }
  if (status !== 'assembly-failed' || !assemblyFailure) return null;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('incident.assemblyFailed')}
      description={t('incident.assemblyFailedText', {
        reason: assemblyFailure,
      })}
    />
  );
}

function HeaderFacts(props: { scope: IncidentScope }) {
  const { incident, removed } = props.scope.view;
  const { declaredAt, resolvedAt, dismissedAt, mergedAt } = incident.milestones;
  const t = useText();
  const links = useLinks();
  const goneSince = (id: string) =>
    removed?.[id] && t('incident.removed', { date: removed[id].slice(0, 10) });
  const rows: FactRow[] = [
    {
      label: t('incident.commander'),
      value: incident.ic ? (
        <EntityName entityRef={incident.ic} />
      ) : (
        t('incident.noCommander')
      ),
    },
    ...roleRows(incident, t),
    { label: t('incident.entity'), value: <EntityFact incident={incident} /> },
    {
      label: t(sinceLabel(incident)),
      value: (
        <Age since={declaredAt} until={resolvedAt ?? dismissedAt ?? mergedAt} />
      ),
    },
    { label: t('incident.source'), value: incident.source },
    { label: t('incident.severityReason'), value: incident.severityReason },
  ];
  if (incident.retainUntil) {
    rows.push({
      label: t('incident.keptUntil'),
      value: incident.retainUntil.slice(0, 10),
    });
  }
  if (incident.follows) {
    rows.push({
      label: t('incident.follows'),
      value: (
        <>
          <Link href={links.incident(incident.follows)}>
            {t('incident.followsLink')}
          </Link>{' '}
          {goneSince(incident.follows)}
        </>
      ),
    });
  }
  if (incident.links.length > 0) {
    rows.push({
      label: t('incident.linked'),
      value: incident.links.map(({ incidentId, relation }) => (
        <div key={incidentId}>
          <Link href={links.incident(incidentId)}>{incidentId}</Link>{' '}
          {t(`link.${relation}`)} {goneSince(incidentId)}
        </div>
      )),
    });
  }
  return (
    <div className={styles.facts}>
      <Facts inline rows={rows} />
      <VerifyBadge incidentId={incident.id} status={incident.status} />
    </div>
  );
}

function roleRows(
  { roles }: Incident,
  t: ReturnType<typeof useText>,
): readonly FactRow[] {
  return INCIDENT_ROLES.flatMap(role => {
    const who = roles[role];
    return who
      ? [{ label: t(`role.${role}`), value: <EntityName entityRef={who} /> }]
      : [];
  });
}

function sinceLabel({ milestones }: Incident) {
  if (milestones.dismissedAt) return 'incident.dismissedAfter';
  if (milestones.mergedAt) return 'incident.mergedAfter';
  return milestones.resolvedAt ? 'incident.resolvedAfter' : 'incident.declared';
}

function EntityFact(props: { incident: Incident }) {
  const { ownership } = props.incident;
  const t = useText();
  if (!ownership) return <>{t('incident.entityPending')}</>;
  if (!ownership.entity) return <>{t('incident.entityUnknown')}</>;
  return <EntityName entityRef={ownership.entity.entityRef} />;
}
