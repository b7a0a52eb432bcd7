import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import styles from './badges.module.css';

/** P1 to P4; the text carries the meaning, the colour only helps. */
export function SeverityBadge(props: { severity: Severity }) {
  return (
    <span className={styles.severity} data-severity={props.severity}>
      {props.severity}
    </span>
  );
}
