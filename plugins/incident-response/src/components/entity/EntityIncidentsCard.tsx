import { Link, Skeleton } from '@backstage/ui';
import { OPEN_STATUSES } from '@incident-response/backstage-plugin-incident-response-common';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { Age } from '../shared/Age';
import { LoadError } from '../shared/LoadError';
import { Panel } from '../shared/Panel';
import { SeverityBadge } from '../shared/SeverityBadge';
import { StatusBadge } from '../shared/StatusBadge';
import styles from './entity.module.css';
import { useEntityIncidents } from './useEntityIncidents';

const SHOWN = 5;

/** The entity's open incidents, for its overview. */
export function EntityIncidentsCardContent() {
  const t = useText();
  const { value, error, loading, reload } = useEntityIncidents({
    status: [...OPEN_STATUSES],
    limit: SHOWN,
  });
  return (
    <Panel title={t('entity.cardTitle')}>
      {loading && <Skeleton width="100%" height={40} />}
      {error !== undefined && (
        <LoadError
          title={t('entity.failed')}
          error={error}
          onRetry={reload}
          stale={value !== undefined}
        />
      )}
      {value?.incidents.length === 0 && (
        <p className={styles.quiet}>{t('entity.none')}</p>
      )}
      {value && <OpenIncidents incidents={value.incidents} />}
      {value?.nextCursor && (
        <p className={styles.quiet}>
          {t('entity.more', { shown: String(value.incidents.length) })}
        </p>
      )}
    </Panel>
  );
}

type Incidents = NonNullable<
  ReturnType<typeof useEntityIncidents>['value']
>['incidents'];

function OpenIncidents(props: { incidents: Incidents }) {
  const t = useText();
  const links = useLinks();
  if (props.incidents.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label={t('entity.cardTitle')}>
      {props.incidents.map(incident => (
        <li key={incident.id} className={styles.row}>
          <SeverityBadge severity={incident.severity} />
          <Link className={styles.name} href={links.incident(incident.id)}>
            {incident.title}
          </Link>
          <StatusBadge status={incident.status} />
          <span className={styles.quiet}>
            <Age since={incident.declaredAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
