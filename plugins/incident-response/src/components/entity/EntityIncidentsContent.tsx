import { useState } from 'react';
import { useText } from '../../hooks/useText';
import { IncidentTable, IncidentTableSkeleton } from '../list/IncidentTable';
import { Pager } from '../list/Pager';
import { LoadError } from '../shared/LoadError';
import styles from './entity.module.css';
import { useEntityIncidents } from './useEntityIncidents';

const PAGE_SIZE = 50;

/** Every incident of the entity, open or not, for a tab of its page. */
export function EntityIncidentsTabContent() {
  const t = useText();
  const [cursor, setCursor] = useState<string>();
  const { value, error, loading, reload } = useEntityIncidents({
    kind: ['real', 'drill'],
    cursor,
    limit: PAGE_SIZE,
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
      <Pager
        cursor={cursor}
        next={value?.nextCursor}
        onGo={go => setCursor(go.cursor)}
      />
    </div>
  );
}
