import { useText } from '../../hooks/useText';
import { EntityName } from '../shared/EntityName';
import styles from './approval.module.css';

/** Who may approve now; nobody is said as loudly as somebody. */
export function EligibleApprovers(props: { refs: readonly string[] }) {
  const t = useText();
  if (props.refs.length === 0) {
    return <p className={styles.quiet}>{t('approval.nobodyEligible')}</p>;
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
    </div>
  );
}
