import { useText } from '../../hooks/useText';
import { EntityName } from '../shared/EntityName';
import styles from './approval.module.css';

/** Who may approve now; nobody is said as loudly as somebody. */
export function EligibleApprovers(props: {
  refs: readonly string[];
  /** Says that there may be more of them. */
  unknown?: string;
}) {
  const t = useText();
  const more = props.unknown && (
    <span className={styles.quiet}>{props.unknown}</span>
  );
  if (props.refs.length === 0) {
    return (
      more || <p className={styles.quiet}>{t('approval.nobodyEligible')}</p>
    );
  }
  return (
    <div className={styles.eligible}>
      <span className={styles.quiet}>{t('approval.eligible')}</span>
      <ul aria-label={t('approval.eligible')}>
        {props.refs.map(ref => (
          <li key={ref}>
            <EntityName entityRef={ref} />
          </li>
        ))}
      </ul>
      {more}
    </div>
  );
}
