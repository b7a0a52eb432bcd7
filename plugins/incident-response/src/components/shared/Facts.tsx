import type { ReactNode } from 'react';
import styles from './Facts.module.css';

/** A pair of a label and what it says. */
export interface FactRow {
  readonly label: string;
  readonly value: ReactNode;
}

/** Labels and values, one under another or side by side. */
export function Facts(props: { rows: readonly FactRow[]; inline?: boolean }) {
  return (
    <dl className={props.inline ? styles.inline : styles.stacked}>
      {props.rows.map((row, index) => (
        // Facts from outside may share a label.
        <div key={`${index} ${row.label}`} className={styles.row}>
          <dt className={styles.label}>{row.label}</dt>
          <dd className={styles.value}>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
