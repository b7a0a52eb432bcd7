import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { ActionDialog } from './ActionDialog';
import { mainActions, moreActions, nextAction, type Action } from './actions';
import styles from './incident.module.css';
import type { IncidentScope } from './scope';

/** What runs the incident. What is not allowed stays visible and says why. */
export function IncidentActions(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { incident, viewer } = view;
  const t = useText();
  const command = useCommand(incident.id, reload);
  const [open, setOpen] = useState<Exclude<Action, 'takeCommand'>>();
  const group = useFocusKeptAt(incident.status);
  const close = () => {
    setOpen(undefined);
    command.clear();
  };
  const send = async (message: IncidentCommand) => {
    const outcome = await command.send(message);
    if (outcome.ok) close();
  };
  const press = (action: Action) => {
    command.clear();
    if (action === 'takeCommand') send({ type: 'takeCommand' });
    else setOpen(action);
  };
  const next = nextAction(incident);
  const button = (action: Action, rare: boolean) => (
    <ActionButton
      key={action}
      size={rare ? 'small' : 'medium'}
      variant={action === next ? 'primary' : 'secondary'}
      allowed={viewer.allowed[action]}
      isPending={action === 'takeCommand' && command.pending && !open}
      onPress={() => press(action)}
    >
      {t(`action.${action}`)}
    </ActionButton>
  );
  return (
    <div className={styles.actionsBox}>
      <div
        ref={group}
        tabIndex={-1}
        className={styles.actions}
        role="group"
        aria-label={t('action.label')}
      >
        {mainActions(incident.status).map(action => button(action, false))}
      </div>
      <div
        className={styles.actions}
        role="group"
        aria-label={t('action.moreLabel')}
      >
        {moreActions(incident.status).map(action => button(action, true))}
      </div>
      {!open && (
        <CommandError error={command.error} onDismiss={command.clear} />
      )}
      {open && (
        <ActionDialog
          action={open}
          incident={incident}
          command={command}
          onClose={close}
          onSend={send}
        />
      )}
    </div>
  );
}

/** Catches the focus where a change of status takes away the button that had it. */
function useFocusKeptAt(status: string) {
  const group = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  useEffect(() => {
    if (before.current === status) return;
    before.current = status;
    if (document.activeElement === document.body) group.current?.focus();
  }, [status]);
  return group;
}
