import { useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import styles from './approval.module.css';
import { NewDraftDialog } from './NewDraftDialog';

/** Starts a status update: proposed by the writer, or written by hand. */
export function CreateDraft(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const [writing, setWriting] = useState(false);
  const allowed = view.viewer.allowed.draftStatus;
  // Pressed twice by an impatient hand, it would cause two drafts.
  const asked = view.incident.draftRequests.some(({ answered }) => !answered);
  const close = () => {
    setWriting(false);
    command.clear();
  };
  return (
    <>
      <div className={styles.actions}>
        <ActionButton
          size="small"
          variant="secondary"
          allowed={asked && allowed === true ? t('decide.asked') : allowed}
          isPending={command.pending && !writing}
          onPress={() => command.send({ type: 'draftStatus' })}
        >
          {t('decide.createAsk')}
        </ActionButton>
        <ActionButton
          size="small"
          variant="secondary"
          allowed={allowed}
          onPress={() => setWriting(true)}
        >
          {t('decide.createTitle')}
        </ActionButton>
      </div>
      {!writing && (
        <CommandError error={command.error} onDismiss={command.clear} />
      )}
      {writing && (
        <NewDraftDialog
          incident={view.incident}
          command={command}
          onClose={close}
          onSave={async content => {
            const outcome = await command.send({
              type: 'draftStatus',
              content,
            });
            if (outcome.ok) close();
          }}
        />
      )}
    </>
  );
}
