import { SearchField, Select, Switch } from '@backstage/ui';
import {
  incidentStatusSchema,
  severitySchema,
  SEVERITIES,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks/useText';
import type { ListState } from './listQuery';
import styles from './list.module.css';

const TYPING_MS = 250;
// The backend refuses longer ones.
const LONGEST_TEXT = 200;
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
        options={incidentStatusSchema.options.map(value => ({
          value,
          label: t(`status.${value}`),
        }))}
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
  const searched = useRef(text);
  // Going back in history changes the words without typing. What comes back from an own search
  // changes nothing: whoever types on must not lose the letters in between.
  useEffect(() => {
    if (text === searched.current) return;
    searched.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    if (typed === searched.current) return undefined;
    const timer = setTimeout(() => {
      searched.current = typed;
      onSearch(typed);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <SearchField
      className={styles.search}
      label={t('list.search')}
      placeholder=""
      value={typed}
      onChange={setTyped}
      maxLength={LONGEST_TEXT}
    />
  );
}
