import { useApi } from '@backstage/core-plugin-api';
import { Alert, Link } from '@backstage/ui';
import type { EvidenceReport } from '@incident-response/backstage-plugin-incident-response-common';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useLinks } from '../../hooks/useLinks';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import { Age } from '../shared/Age';
import { Facts } from '../shared/Facts';
import { LoadError } from '../shared/LoadError';
import { Panel } from '../shared/Panel';
import styles from './evidence.module.css';

/** What the last verification of all ledgers found, with the names of what is broken. */
export function LedgersPanel() {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const { value, error, loading, reload } = useResource('evidence', signal =>
    api.evidence(signal),
  );
  return (
    <Panel title={t('evidence.ledgers')}>
      {loading && <p role="status">{t('evidence.loading')}</p>}
      {error !== undefined && (
        <LoadError
          title={t('evidence.loadFailed')}
          error={error}
          onRetry={reload}
          stale={value !== undefined}
        />
      )}
      {value && <Found report={value} />}
    </Panel>
  );
}

function Found(props: { report: EvidenceReport }) {
  const { run, last, retention, publicKeys } = props.report;
  const t = useText();
  return (
    <>
      {run && (
        <p>
          {t('evidence.running', { ledgers: String(run.whole + run.broken) })}
        </p>
      )}
      {last ? <LastRun last={last} /> : !run && <p>{t('evidence.never')}</p>}
      {retention && <Retention retention={retention} />}
      <h4 className={styles.subtitle}>{t('evidence.publicKeys')}</h4>
      <ul className={styles.list}>
        {publicKeys.map(({ keyId, fingerprint, current }) => (
          <li key={keyId}>
            {keyId}, {t(current ? 'evidence.signs' : 'evidence.retired')}
            <div className={styles.hash}>
              {t('evidence.fingerprint', { fingerprint })}
            </div>
          </li>
        ))}
      </ul>
      <p>{t('evidence.anchors')}</p>
    </>
  );
}

/** What gave way to a tombstone, and what should have and did not. */
function Retention(props: {
  retention: NonNullable<EvidenceReport['retention']>;
}) {
  const { removed, finishedAt, findings } = props.retention;
  const t = useText();
  return (
    <>
      <h4 className={styles.subtitle}>{t('evidence.retention')}</h4>
      <Facts
        inline
        rows={[
          { label: t('evidence.lastRun'), value: <Age since={finishedAt} /> },
          { label: t('evidence.removed'), value: String(removed) },
        ]}
      />
      {findings.length > 0 && (
        <>
          <Alert
            role="alert"
            status="warning"
            icon
            title={t('evidence.retentionKept')}
          />
          <Findings findings={findings} />
        </>
      )}
    </>
  );
}

function LastRun(props: { last: NonNullable<EvidenceReport['last']> }) {
  const { last } = props;
  const t = useText();
  const isWhole = last.findings.length === 0;
  const keys = Object.entries(last.keys).map(([id, count]) =>
    t('evidence.headKey', { id, heads: String(count) }),
  );
  return (
    <>
      <Alert
        role={isWhole ? undefined : 'alert'}
        status={isWhole ? 'success' : 'danger'}
        icon
        title={t(isWhole ? 'evidence.allWhole' : 'evidence.someBroken')}
      />
      <Facts
        inline
        rows={[
          {
            label: t('evidence.lastRun'),
            value: <Age since={last.finishedAt} />,
          },
          { label: t('evidence.whole'), value: String(last.whole) },
          { label: t('evidence.broken'), value: String(last.broken) },
          { label: t('evidence.headKeys'), value: keys.join(', ') },
          ...(last.tombstones === undefined
            ? []
            : [
                {
                  label: t('evidence.tombstones'),
                  value: String(last.tombstones),
                },
              ]),
        ]}
      />
      {!isWhole && <Findings findings={last.findings} />}
    </>
  );
}

function Findings(props: {
  findings: NonNullable<EvidenceReport['last']>['findings'];
}) {
  const links = useLinks();
  return (
    <ul className={styles.list}>
      {props.findings.map(({ incidentId, problem }) => (
        <li key={`${incidentId} ${problem}`}>
          {incidentId && (
            <Link href={links.incident(incidentId)}>{incidentId}</Link>
          )}{' '}
          {problem}
        </li>
      ))}
    </ul>
  );
}
