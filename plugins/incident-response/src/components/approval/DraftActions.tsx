import type {
  Draft,
  DraftRevision,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { isConflict, sentenceOf } from '../../api/sentenceOf';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import styles from './approval.module.css';
import { ApproveDialog } from './ApproveDialog';
import { contentOf } from './draftContent';
import { DraftDialog } from './DraftDialog';
import { latestRevision } from './latest';
import { RejectDialog } from './RejectDialog';
import { SettleDialog } from './SettleDialog';

/** The open dialog, with the revision that was on the screen when it opened. */
type Open = {
  readonly dialog: 'approve' | 'revise' | 'reject' | 'settle';
  readonly bound: DraftRevision;
};

/** What can be done with a draft, by whom, and the dialogs that do it. */
export function DraftActions(props: {
  draft: Draft;
  scope: IncidentScope;
  /** Somebody was faster: the sentence that says so. */
  onOvertaken: (sentence: string) => void;
  onDone: () => void;
}) {
  const { draft, scope } = props;
  const { incident } = scope.view;
  const t = useText();
  const command = useCommand(incident.id, scope.reload);
  const [open, setOpen] = useState<Open>();
  const close = () => {
    setOpen(undefined);
    command.clear();
  };
  const send = async (message: IncidentCommand) => {
    const outcome = await command.send(message);
    // Typed words are not thrown away because somebody else was faster.
    const keep = message.type === 'reviseDraft';
    if (outcome.ok || (isConflict(outcome.error) && !keep)) close();
    if (outcome.ok) props.onDone();
    else if (isConflict(outcome.error) && !keep) {
      props.onOvertaken(sentenceOf(outcome.error));
    }
  };

  return (
    <>
      <DraftButtons
        draft={draft}
        scope={scope}
        onOpen={dialog => {
          command.clear();
          setOpen({ dialog, bound: latestRevision(draft) });
        }}
      />
      {open?.dialog === 'approve' && (
        <ApproveDialog
          draft={draft}
          bound={open.bound}
          command={command}
          onClose={close}
          onApprove={() =>
            send({
              type: 'approveDraft',
              draftId: draft.draftId,
              revision: open.bound.revision,
              sha256: open.bound.sha256,
            })
          }
        />
      )}
      {open?.dialog === 'revise' && (
        <DraftDialog
          title={t('decide.reviseTitle')}
          confirm={t('decide.reviseConfirm', {
            revision: String(open.bound.revision + 1),
          })}
          incident={incident}
          start={contentOf(open.bound)}
          command={command}
          onClose={close}
          onSave={content =>
            send({
              type: 'reviseDraft',
              draftId: draft.draftId,
              revision: open.bound.revision,
              content,
            })
          }
        />
      )}
      {open?.dialog === 'reject' && (
        <RejectDialog
          command={command}
          onClose={close}
          onReject={reason =>
            send({
              type: 'rejectDraft',
              draftId: draft.draftId,
              revision: open.bound.revision,
              reason,
            })
          }
        />
      )}
      {open?.dialog === 'settle' && (
        <SettleDialog
          command={command}
          onClose={close}
          onSettle={verdict =>
            send({ type: 'settlePublication', draftId: draft.draftId, verdict })
          }
        />
      )}
    </>
  );
}

function DraftButtons(props: {
  draft: Draft;
  scope: IncidentScope;
  onOpen: (dialog: Open['dialog']) => void;
}) {
  const { draft, onOpen } = props;
  const { allowed } = props.scope.view.viewer;
  const t = useText();
  if (draft.status === 'unknown') {
    return (
      <div className={styles.actions}>
        <ActionButton
          variant="primary"
          allowed={allowed.settlePublication}
          onPress={() => onOpen('settle')}
        >
          {t('approval.settle')}
        </ActionButton>
      </div>
    );
  }
  if (draft.status !== 'waiting') return null;
  return (
    <>
      <div className={styles.actions}>
        <ActionButton
          variant="primary"
          allowed={allowed.approveDraft}
          onPress={() => onOpen('approve')}
        >
          {t('approval.approve')}
        </ActionButton>
        <ActionButton
          variant="secondary"
          allowed={allowed.reviseDraft}
          onPress={() => onOpen('revise')}
        >
          {t('approval.revise')}
        </ActionButton>
        <ActionButton
          variant="tertiary"
          allowed={allowed.rejectDraft}
          onPress={() => onOpen('reject')}
        >
          {t('approval.reject')}
        </ActionButton>
      </div>
      {allowed.approveDraft !== true && (
        <p className={styles.quiet}>{allowed.approveDraft}</p>
      )}
    </>
  );
}
