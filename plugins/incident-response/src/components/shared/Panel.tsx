import { Card } from '@backstage/ui';
import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

/** One titled part of a page. */
export function Panel(props: {
  title: string;
  /** Shown at the right of the title. */
  aside?: ReactNode;
  tone?: 'attention';
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <Card
      role="region"
      aria-labelledby={headingId}
      className={styles.panel}
      data-tone={props.tone}
    >
      <div className={styles.head}>
        <h3 id={headingId} className={styles.title}>
          {props.title}
        </h3>
        {props.aside}
      </div>
      <div className={styles.body}>{props.children}</div>
    </Card>
  );
}
