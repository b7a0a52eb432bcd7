import type { IncidentStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './badges.module.css';

/** Where an incident stands: the word carries the meaning, the colour only helps. */
export function StatusBadge(props: { status: IncidentStatus }) {
  const t = useText();
  return (
    <span className={styles.status} data-status={props.status}>
      {t(`status.${props.status}`)}
    </span>
  );
}
