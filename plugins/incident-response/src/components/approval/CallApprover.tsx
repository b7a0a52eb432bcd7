import {
  shortRef,
  type Draft,
  type DraftAuthority,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { TimeOfDay } from '../shared/TimeOfDay';
import styles from './approval.module.css';

/** For whoever may not approve a waiting draft: calls somebody who may, and says who was called. */
export function CallApprover(props: {
  draft: Draft;
  scope: IncidentScope;
  authority?: DraftAuthority;
}) {
  const { draft, authority } = props;
  const { view, reload } = props.scope;
  const { incident, viewer } = view;
  const t = useText();
  const command = useCommand(incident.id, reload);
  const isWanted =
    draft.status === 'waiting' &&
    authority?.blocked === undefined &&
    (authority?.mayApprove ?? viewer.allowed.approveDraft) !== true;
  const last = incident.approverCalls
    .filter(({ draftId }) => draftId === draft.draftId)
    .at(-1);
  if (!isWanted) return null;
  return (
    <>
      <div className={styles.actions}>
        <ActionButton
          variant="secondary"
          allowed={viewer.allowed.callApprover}
          isPending={command.pending}
          onPress={() =>
            command.send({ type: 'callApprover', draftId: draft.draftId })
          }
        >
          {t('approval.callApprover')}
        </ActionButton>
        {last && (
          <span className={styles.quiet} role="status">
            {last.called?.error
              ? t('approval.notCalled', {
                  name: shortRef(last.approver),
                  error: last.called.error,
                })
              : t(last.called ? 'approval.called' : 'approval.calling', {
                  name: shortRef(last.approver),
                })}{' '}
            <TimeOfDay at={last.called?.at ?? last.at} />
          </span>
        )}
      </div>
      <CommandError error={command.error} onDismiss={command.clear} />
    </>
  );
}
