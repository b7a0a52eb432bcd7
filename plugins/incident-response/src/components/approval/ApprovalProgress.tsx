import { Alert } from '@backstage/ui';
import {
  shortRef,
  type DraftAuthority,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';

/** Time of day in UTC, as the timeline writes it. */
const clock = (iso: string) => `${iso.slice(11, 16)} UTC`;

/** How far the approval of a draft is, until when it holds, and what stands in its way. */
export function ApprovalProgress(props: { authority: DraftAuthority }) {
  const { given, quorum, blocked, staleAt, stale, lapsesAt } = props.authority;
  const t = useText();
  const names = given.map(shortRef).join(', ');
  return (
    <>
      {blocked && <Alert status="warning" icon title={blocked} />}
      {quorum > 1 && (
        <p className={styles.quiet}>
          {given.length > 0
            ? t('approval.progress', {
                given: String(given.length),
                quorum: String(quorum),
                names,
              })
            : t('approval.progressNone', { quorum: String(quorum) })}
        </p>
      )}
      {staleAt && !stale && (
        <p className={styles.quiet}>
          {t('approval.staleAt', { time: clock(staleAt) })}
        </p>
      )}
      {lapsesAt && (
        <p className={styles.quiet}>
          {t('approval.lapsesAt', { time: clock(lapsesAt) })}
        </p>
      )}
    </>
  );
}
