import { useApi } from '@backstage/core-plugin-api';
import { Button, Checkbox } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useSending } from '../../hooks/useSending';
import { useText } from '../../hooks/useText';
import { LoadError } from '../shared/LoadError';
import { Panel } from '../shared/Panel';
import styles from './evidence.module.css';
import { PublicationsTable } from './PublicationsTable';
import { saveFile } from './saveFile';
import { usePublications } from './usePublications';

const DAY_MS = 86_400_000;

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The report of publications of a period, on the page or as a file. */
export function PublicationsPanel(props: { now: number }) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const [from, setFrom] = useState(dayOf(props.now - 30 * DAY_MS));
  const [to, setTo] = useState(dayOf(props.now + DAY_MS));
  const [drills, setDrills] = useState(false);
  const reading = usePublications();
  const downloading = useSending();

  const download = () =>
    downloading.send(async () => {
      const report = await api.publicationsCsv({ from, to, drills });
      saveFile(report, `publications-${from}-${to}.csv`);
    });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void reading.show({ from, to, drills });
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
        <Button type="submit" variant="primary" isPending={reading.isPending}>
          {t('evidence.show')}
        </Button>
        <Button
          variant="secondary"
          isPending={downloading.pending}
          onPress={download}
        >
          {t('evidence.download')}
        </Button>
      </form>
      {downloading.error !== undefined && (
        <LoadError
          title={t('evidence.downloadFailed')}
          error={downloading.error}
          onRetry={download}
        />
      )}
      {reading.error !== undefined && (
        <LoadError
          title={t('evidence.showFailed')}
          error={reading.error}
          stale={reading.report !== undefined}
        />
      )}
      {reading.report && (
        <PublicationsTable
          report={reading.report}
          isPending={reading.isPending}
          onMore={reading.showMore}
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
