import { SearchField, Select, Switch } from '@backstage/ui';
import {
  incidentStatusSchema,
  severitySchema,
  SEVERITIES,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useState } from 'react';
import { useText } from '../../hooks/useText';
import { statusLabel } from '../shared/StatusBadge';
import type { ListState } from './listQuery';
import styles from './list.module.css';

const TYPING_MS = 250;
const STATUSES = incidentStatusSchema.options.map(value => ({
  value,
  label: statusLabel(value),
}));
const LEVELS = SEVERITIES.map(value => ({ value, label: value }));

/** Severity, status, words and drills. */
export function IncidentFilters(props: {
  state: ListState;
  onChange: (
    change: Partial<ListState>,
    options?: { replace?: boolean },
  ) => void;
}) {
  const { state, onChange } = props;
  const t = useText();
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('list.filters')}
    >
      <TitleSearch
        text={state.text}
        onSearch={text => onChange({ text }, { replace: true })}
      />
      <Select
        className={styles.select}
        label={t('list.severity')}
        placeholder={t('list.any')}
        selectionMode="multiple"
        options={LEVELS}
        value={[...state.severity]}
        onChange={keys =>
          onChange({ severity: severitySchema.array().parse([...keys]) })
        }
      />
      <Select
        className={styles.select}
        label={t('list.status')}
        placeholder={t('list.any')}
        selectionMode="multiple"
        options={STATUSES}
        value={[...state.status]}
        onChange={keys =>
          onChange({ status: incidentStatusSchema.array().parse([...keys]) })
        }
      />
      <Switch
        className={styles.switch}
        label={t('list.showDrills')}
        isSelected={state.drills}
        onChange={drills => onChange({ drills })}
      />
    </div>
  );
}

function TitleSearch(props: {
  text: string;
  onSearch: (text: string) => void;
}) {
  const { text, onSearch } = props;
  const t = useText();
  const [typed, setTyped] = useState(text);
  // Going back in history changes the words without typing.
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onSearch]);
  return (
    <SearchField
      className={styles.search}
      label={t('list.search')}
      placeholder=""
      value={typed}
      onChange={setTyped}
    />
  );
}
