import { useText } from '../../hooks/useText';
import { IncidentTable, IncidentTableSkeleton } from '../list/IncidentTable';
import { LoadError } from '../shared/LoadError';
import styles from './entity.module.css';
import { useEntityIncidents } from './useEntityIncidents';

const SHOWN = 50;

/** Every incident of the entity, open or not, for a tab of its page. */
export function EntityIncidentsTabContent() {
  const t = useText();
  const { value, error, loading, reload } = useEntityIncidents({
    kind: ['real', 'drill'],
    limit: SHOWN,
  });
  return (
    <div className={styles.content}>
      {loading && <IncidentTableSkeleton />}
      {error !== undefined && (
        <LoadError
          title={t('entity.failed')}
          error={error}
          onRetry={reload}
          stale={value !== undefined}
        />
      )}
      {value?.incidents.length === 0 && (
        <p className={styles.quiet}>{t('entity.noneEver')}</p>
      )}
      {value && value.incidents.length > 0 && (
        <IncidentTable incidents={value.incidents} label={t('entity.all')} />
      )}
    </div>
  );
}
