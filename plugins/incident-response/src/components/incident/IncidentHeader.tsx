import { Alert, Link } from '@backstage/ui';
import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { VerifyBadge } from '../panels/VerifyBadge';
import { Age } from '../shared/Age';
import { EntityName } from '../shared/EntityName';
import { Facts, type FactRow } from '../shared/Facts';
import { SeverityBadge } from '../shared/SeverityBadge';
import { StatusBadge } from '../shared/StatusBadge';
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
      <div className={styles.titleRow}>
        <SeverityBadge severity={incident.severity} />
        <h2 className={styles.title}>{incident.title}</h2>
        <StatusBadge status={incident.status} />
      </div>
      {incident.summary && <p className={styles.summary}>{incident.summary}</p>}
      <div className={styles.headRow}>
        <HeaderFacts incident={incident} />
        <IncidentActions scope={scope} />
      </div>
    </header>
  );
}

function HeaderFacts(props: { incident: Incident }) {
  const { incident } = props;
  const { declaredAt, resolvedAt } = incident.milestones;
  const t = useText();
  const links = useLinks();
  const rows: FactRow[] = [
    {
      label: t('incident.commander'),
      value: incident.ic ? (
        <EntityName entityRef={incident.ic} />
      ) : (
        t('incident.noCommander')
      ),
    },
    { label: t('incident.entity'), value: <EntityFact incident={incident} /> },
    {
      label: t(resolvedAt ? 'incident.resolvedAfter' : 'incident.declared'),
      value: <Age since={declaredAt} until={resolvedAt} />,
    },
    { label: t('incident.source'), value: incident.source },
    { label: t('incident.severityReason'), value: incident.severityReason },
  ];
  if (incident.follows) {
    rows.push({
      label: t('incident.follows'),
      value: (
        <Link href={links.incident(incident.follows)}>
          {t('incident.followsLink')}
        </Link>
      ),
    });
  }
  return (
    <div className={styles.facts}>
      <Facts inline rows={rows} />
      <VerifyBadge incidentId={incident.id} status={incident.status} />
    </div>
  );
}

function EntityFact(props: { incident: Incident }) {
  const { ownership } = props.incident;
  const t = useText();
  if (!ownership) return <>{t('incident.entityPending')}</>;
  if (!ownership.entity) return <>{t('incident.entityUnknown')}</>;
  return <EntityName entityRef={ownership.entity.entityRef} />;
}
