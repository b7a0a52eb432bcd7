import type { ReactNode } from 'react';
import styles from './badges.module.css';

/** How a tag should be taken. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad';

/** A few words that classify something. */
export function Tag(props: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={props.tone ?? 'neutral'}>
      {props.children}
    </span>
  );
}
