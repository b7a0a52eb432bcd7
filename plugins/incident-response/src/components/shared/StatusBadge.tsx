import type { IncidentStatus } from '@incident-response/backstage-plugin-incident-response-common';
import styles from './badges.module.css';

const LABELS: Readonly<Record<IncidentStatus, string>> = {
  declared: 'Declared',
  assembling: 'Assembling',
  active: 'Active',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What people read for a status. */
export function statusLabel(status: IncidentStatus): string {
  return LABELS[status];
}

/** Where an incident stands. */
export function StatusBadge(props: { status: IncidentStatus }) {
  return (
    <span className={styles.status} data-status={props.status}>
      {statusLabel(props.status)}
    </span>
  );
}
