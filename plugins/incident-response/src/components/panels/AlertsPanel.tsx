import { Link } from '@backstage/ui';
import type { AlertState } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Panel } from '../shared/Panel';
import { safeHref } from '../shared/safeHref';
import { Tag, type Tone } from '../shared/Tag';
import styles from './panels.module.css';

const TONES: Readonly<Record<AlertState, Tone>> = {
  firing: 'bad',
  acknowledged: 'warning',
  silenced: 'neutral',
  resolved: 'good',
};

/** The alert groups behind the incident. */
export function AlertsPanel(props: { scope: IncidentScope }) {
  const { alerts } = props.scope.view.incident;
  const t = useText();
  return (
    <Panel title={t('panel.alerts')}>
      {alerts.length === 0 ? (
        <p className={styles.quiet}>{t('panel.alertsNone')}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('panel.alerts')}>
          {alerts.map(alert => (
            <li key={`${alert.source} ${alert.group}`} className={styles.row}>
              <span className={styles.grow}>
                {alert.title}
                <span className={styles.sub}>{alert.source}</span>
                {safeHref(alert.url) && (
                  <Link
                    href={safeHref(alert.url)}
                    target="_blank"
                    rel="noopener noreferrer"
                    variant="body-small"
                  >
                    {t('panel.openAlert')}
                  </Link>
                )}
              </span>
              <Tag tone={TONES[alert.state]}>{alert.state}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
