import type {
  AllowedCommands,
  Draft,
  DraftAuthority,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import styles from './approval.module.css';
import type { DecisionKind } from './useDecisions';

/** What can be done with a draft as it stands. */
export function DraftButtons(props: {
  draft: Draft;
  allowed: AllowedCommands;
  /** Of this very draft; absent: what holds for all. */
  authority?: DraftAuthority;
  onDecide: (kind: DecisionKind) => void;
}) {
  const { draft, allowed, authority, onDecide } = props;
  const t = useText();
  const mayApprove = authority?.mayApprove ?? allowed.approveDraft;
  const revise = (
    <ActionButton
      variant="secondary"
      allowed={allowed.reviseDraft}
      onPress={() => onDecide('revise')}
    >
      {t(authority?.stale ? 'approval.confirmOrRevise' : 'approval.revise')}
    </ActionButton>
  );
  switch (draft.status) {
    case 'waiting':
      return (
        <>
          <div className={styles.actions}>
            <ActionButton
              variant="primary"
              allowed={mayApprove}
              onPress={() => onDecide('approve')}
            >
              {t('approval.approve')}
            </ActionButton>
            {revise}
            <ActionButton
              variant="tertiary"
              allowed={allowed.rejectDraft}
              onPress={() => onDecide('reject')}
            >
              {t('approval.reject')}
            </ActionButton>
          </div>
          {mayApprove !== true && mayApprove !== authority?.blocked && (
            <p className={styles.quiet}>{mayApprove}</p>
          )}
        </>
      );
    case 'unknown':
      return (
        <div className={styles.actions}>
          <ActionButton
            variant="primary"
            allowed={allowed.settlePublication}
            onPress={() => onDecide('settle')}
          >
            {t('approval.settle')}
          </ActionButton>
        </div>
      );
    case 'rejected':
      // A revision puts it forward again.
      return <div className={styles.actions}>{revise}</div>;
    case 'approved':
    case 'published':
      return null;
    default: {
      const unreachable: never = draft.status;
      throw new Error(`No such draft status: ${unreachable}`);
    }
  }
}
