import type {
  CommandType,
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useEffect, useRef, useState } from 'react';
import { useCommand, type CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { PeopleDialog, SummaryDialog } from './dialogs';
import styles from './incident.module.css';
import type { IncidentScope } from './scope';

type Action = Extract<
  CommandType,
  'takeCommand' | 'handOver' | 'invite' | 'mitigate' | 'resolve'
>;

const ACTIONS: readonly Action[] = [
  'takeCommand',
  'mitigate',
  'resolve',
  'handOver',
  'invite',
];

// A draft may still wait for its approval, so command can still change hands.
const AFTER_RESOLVE: readonly Action[] = ['takeCommand', 'handOver'];

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
  const resolved = incident.status === 'resolved';
  return (
    <div className={styles.actionsBox}>
      <div
        ref={group}
        tabIndex={-1}
        className={styles.actions}
        role="group"
        aria-label={t('action.label')}
      >
        {(resolved ? AFTER_RESOLVE : ACTIONS).map(action => (
          <ActionButton
            key={action}
            variant={action === next ? 'primary' : 'secondary'}
            allowed={viewer.allowed[action]}
            isPending={action === 'takeCommand' && command.pending && !open}
            onPress={() => press(action)}
          >
            {t(`action.${action}`)}
          </ActionButton>
        ))}
      </div>
      {!open && (
        <CommandError error={command.error} onDismiss={command.clear} />
      )}
      {open && (
        <ActionDialog
          action={open}
          command={command}
          onClose={close}
          onSend={send}
        />
      )}
    </div>
  );
}

function ActionDialog(props: {
  action: Exclude<Action, 'takeCommand'>;
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { action, command, onClose, onSend } = props;
  switch (action) {
    case 'mitigate':
    case 'resolve':
      return (
        <SummaryDialog
          action={action}
          command={command}
          onClose={onClose}
          onConfirm={summary => onSend({ type: action, summary })}
        />
      );
    case 'handOver':
      return (
        <PeopleDialog
          action="handOver"
          command={command}
          onClose={onClose}
          onConfirm={([to]) => onSend({ type: 'handOver', to })}
        />
      );
    case 'invite':
      return (
        <PeopleDialog
          action="invite"
          command={command}
          onClose={onClose}
          onConfirm={refs => onSend({ type: 'invite', entityRefs: [...refs] })}
        />
      );
    default: {
      const unreachable: never = action;
      throw new Error(`No such action: ${unreachable}`);
    }
  }
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

/** The one act that moves the incident on, while there is one. */
function nextAction({ ic, status }: Incident): Action | undefined {
  if (status === 'resolved') return undefined;
  if (!ic) return 'takeCommand';
  return status === 'mitigated' ? 'resolve' : 'mitigate';
}
