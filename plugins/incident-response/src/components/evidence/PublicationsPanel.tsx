import { useApi } from '@backstage/core-plugin-api';
import { Button, Checkbox } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useText } from '../../hooks/useText';
import { LoadError } from '../shared/LoadError';
import { Panel } from '../shared/Panel';
import styles from './evidence.module.css';
import { saveFile } from './saveFile';

const DAY_MS = 86_400_000;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The report of publications of a period, as a file. */
export function PublicationsPanel(props: { now: number }) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const [from, setFrom] = useState(dayOf(props.now - 30 * DAY_MS));
  const [to, setTo] = useState(dayOf(props.now + DAY_MS));
  const [drills, setDrills] = useState(false);
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<unknown>();

  async function download() {
    setLoading(true);
    setError(undefined);
    try {
      const report = await api.publicationsCsv({ from, to, drills });
      saveFile(report, `publications-${from}-${to}.csv`);
    } catch (failure) {
      setError(failure);
    } finally {
      setLoading(false);
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void download();
  };

  return (
    <Panel title={t('evidence.report')}>
      <p>{t('evidence.reportText')}</p>
      <form className={styles.form} onSubmit={submit}>
        <DayField label={t('evidence.from')} value={from} onChange={setFrom} />
        <DayField label={t('evidence.to')} value={to} onChange={setTo} />
        <Checkbox isSelected={drills} onChange={setDrills}>
          {t('evidence.drills')}
        </Checkbox>
        <Button type="submit" variant="primary" isDisabled={isLoading}>
          {t('evidence.download')}
        </Button>
      </form>
      {error !== undefined && (
        <LoadError
          title={t('evidence.downloadFailed')}
          error={error}
          onRetry={() => void download()}
        />
      )}
    </Panel>
  );
}

// A plain field: the browser's own calendar is what people know.
function DayField(props: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  const { label, value, onChange } = props;
  return (
    <label className={styles.day}>
      {label}
      <input
        type="date"
        value={value}
        required
        onChange={event => onChange(event.target.value)}
      />
    </label>
  );
}
