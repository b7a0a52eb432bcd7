import { Text } from '@backstage/ui';
import type {
  DraftContent,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { usePageComponents } from '../../hooks/usePageComponents';
import { useText } from '../../hooks/useText';
import { LoadError } from '../shared/LoadError';
import { AddComponent } from './AddComponent';
import styles from './approval.module.css';
import {
  componentChoices,
  suggestionGap,
  type ComponentChoice,
} from './componentChoices';
import { ComponentSelect } from './ComponentSelect';

type Components = DraftContent['components'];

const GAPS = {
  pending: 'decide.suggestionsPending',
  entityUnknown: 'decide.suggestionsNoEntity',
  unknown: 'decide.suggestionsUnknown',
  incomplete: 'decide.suggestionsIncomplete',
} as const;

/** The components of the status page with what the catalog suggests, and what neither could say. */
export function ComponentFields(props: {
  incident: Incident;
  /** What the words named before anybody touched them: those keep their place. */
  start: Components;
  value: Components;
  onChange: (components: Components) => void;
}) {
  const { incident, start, value, onChange } = props;
  const t = useText();
  const page = usePageComponents(incident.id);
  const [added, setAdded] = useState<readonly string[]>([]);
  const known = page.value?.components;
  const { near, others } = componentChoices({
    incident,
    page: known,
    named: [...Object.keys(start), ...added],
    chosen: Object.keys(value),
  });
  const gap = suggestionGap(incident);
  const selects = (choices: readonly ComponentChoice[]) => (
    <div className={styles.pair}>
      {choices.map(choice => (
        <ComponentSelect
          key={choice.id}
          choice={choice}
          value={value}
          onChange={onChange}
        />
      ))}
    </div>
  );
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t('decide.components')}</legend>
      {gap && <Text variant="body-small">{t(GAPS[gap])}</Text>}
      {page.loading && (
        <Text variant="body-small">{t('decide.componentsLoading')}</Text>
      )}
      {page.error !== undefined && (
        <LoadError
          stale
          title={t('decide.componentsUnknown')}
          error={page.error}
          onRetry={page.reload}
        />
      )}
      {known?.length === 0 && (
        <Text variant="body-small">{t('decide.componentsNone')}</Text>
      )}
      {selects(near)}
      {others.length > 0 && (
        <details className={styles.others} open={near.length === 0}>
          <summary>
            {t('decide.componentsOthers', { number: String(others.length) })}
          </summary>
          {selects(others)}
        </details>
      )}
      {!known?.length && (
        <AddComponent
          onAdd={id => setAdded(before => [...new Set([...before, id])])}
        />
      )}
    </fieldset>
  );
}
