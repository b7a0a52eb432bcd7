import { Button } from '@backstage/ui';
import { useIncidents } from '../../hooks/useIncidents';
import { useText } from '../../hooks/useText';
import { ChatTrouble } from '../shared/ChatTrouble';
import { LoadError } from '../shared/LoadError';
import { IncidentFilters } from './IncidentFilters';
import { IncidentTable, IncidentTableSkeleton } from './IncidentTable';
import { isFiltered, toQuery, type ListState } from './listQuery';
import { ListActions } from './ListActions';
import styles from './list.module.css';
import { Pager } from './Pager';
import { useListState } from './useListState';

/** Every incident the viewer may read, newest first. */
export function IncidentListPage() {
  const [state, change] = useListState();
  return (
    <main className={styles.page}>
      <div className={styles.head}>
        <IncidentFilters state={state} onChange={change} />
        <ListActions />
      </div>
      <Results state={state} onChange={change} />
    </main>
  );
}

function Results(props: {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}) {
  const { state, onChange } = props;
  const t = useText();
  const { value, error, loading, reload } = useIncidents(toQuery(state));
  return (
    <>
      <ChatTrouble problems={value?.chatProblems} />
      {loading && <IncidentTableSkeleton />}
      {error !== undefined && (
        <LoadError
          title={t(value ? 'list.stale' : 'list.loadFailed')}
          error={error}
          onRetry={reload}
          stale={value !== undefined}
        />
      )}
      {value?.incidents.length === 0 && (
        <EmptyList
          filtered={isFiltered(state)}
          onClear={() => onChange({ status: [], severity: [], text: '' })}
        />
      )}
      {value && value.incidents.length > 0 && (
        <IncidentTable incidents={value.incidents} label={t('list.heading')} />
      )}
      {!loading && (
        <Pager cursor={state.cursor} next={value?.nextCursor} onGo={onChange} />
      )}
    </>
  );
}

function EmptyList(props: { filtered: boolean; onClear: () => void }) {
  const t = useText();
  return (
    <div className={styles.empty} role="status">
      <h2>{t(props.filtered ? 'list.nothingMatches' : 'list.emptyTitle')}</h2>
      <p>{t(props.filtered ? 'list.nothingMatchesText' : 'list.emptyText')}</p>
      {props.filtered && (
        <Button variant="secondary" onPress={props.onClear}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  );
}
