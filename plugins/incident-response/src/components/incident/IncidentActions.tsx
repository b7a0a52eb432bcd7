import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { useExport } from '../evidence/useExport';
import { ActionButton } from '../shared/ActionButton';
import { ActionMenu } from '../shared/ActionMenu';
import { CommandError } from '../shared/CommandError';
import { LoadError } from '../shared/LoadError';
import { ActionDialog } from './ActionDialog';
import { mainActions, nextAction, type Action } from './actions';
import styles from './incident.module.css';
import { menuEntries } from './menuEntries';
import type { IncidentScope } from './scope';

/** What runs the incident. What is not allowed stays visible and says why. */
export function IncidentActions(props: { scope: IncidentScope }) {
  const { incident, viewer } = props.scope.view;
  const t = useText();
  const { command, open, press, send, close } = useActions(props.scope);
  const exporting = useExport(incident.id);
  const group = useFocusKeptAt(incident.status);
  const next = nextAction(incident);
  return (
    <div className={styles.actionsBox}>
      <div
        ref={group}
        tabIndex={-1}
        className={styles.actions}
        role="group"
        aria-label={t('action.label')}
      >
        {mainActions(incident.status).map(action => (
          <ActionButton
            key={action}
            size="medium"
            variant={action === next ? 'primary' : 'secondary'}
            allowed={viewer.allowed[action]}
            isPending={action === 'takeCommand' && command.pending && !open}
            onPress={() => press(action)}
          >
            {t(`action.${action}`)}
          </ActionButton>
        ))}
        <ActionMenu
          label={t('action.moreLabel')}
          entries={menuEntries(props.scope.view, { t, press, exporting })}
          isPending={exporting.isPending}
        />
      </div>
      {exporting.error !== undefined && (
        <LoadError
          title={t('evidence.exportFailed')}
          error={exporting.error}
          onRetry={exporting.save}
        />
      )}
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

/** Which dialog is open, and what its answer does. */
function useActions({ view, reload }: IncidentScope) {
  const command = useCommand(view.incident.id, reload);
  const [open, setOpen] = useState<Exclude<Action, 'takeCommand'>>();
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
    if (action === 'takeCommand') void send({ type: 'takeCommand' });
    else setOpen(action);
  };
  return { command, open, press, send, close };
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
