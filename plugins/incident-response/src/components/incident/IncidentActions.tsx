import type {
  CommandType,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { LoadError } from '../shared/LoadError';
import { PeopleDialog, SummaryDialog } from './dialogs';
import styles from './incident.module.css';
import { parseRefs } from './parseRefs';
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

/** What runs the incident. What is not allowed stays visible and says why. */
export function IncidentActions(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const [open, setOpen] = useState<Action>();
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
  const next = nextAction(props.scope);
  if (view.incident.status === 'resolved') return null;
  return (
    <div className={styles.actionsBox}>
      <div
        className={styles.actions}
        role="group"
        aria-label={t('action.label')}
      >
        {ACTIONS.map(action => (
          <ActionButton
            key={action}
            variant={action === next ? 'primary' : 'secondary'}
            allowed={view.viewer.allowed[action]}
            isPending={action === 'takeCommand' && command.pending && !open}
            onPress={() => press(action)}
          >
            {t(`action.${action}`)}
          </ActionButton>
        ))}
      </div>
      {command.error !== undefined && !open && (
        <LoadError title={t('action.refused')} error={command.error} />
      )}
      {(open === 'mitigate' || open === 'resolve') && (
        <SummaryDialog
          action={open}
          command={command}
          onClose={close}
          onConfirm={summary => send({ type: open, summary })}
        />
      )}
      {open === 'handOver' && (
        <PeopleDialog
          action="handOver"
          command={command}
          onClose={close}
          onConfirm={text =>
            send({ type: 'handOver', to: parseRefs(text)[0] ?? text })
          }
        />
      )}
      {open === 'invite' && (
        <PeopleDialog
          action="invite"
          command={command}
          onClose={close}
          onConfirm={text =>
            send({ type: 'invite', entityRefs: [...parseRefs(text)] })
          }
        />
      )}
    </div>
  );
}

/** The one act that moves the incident on. */
function nextAction(scope: IncidentScope): Action {
  const { incident } = scope.view;
  if (!incident.ic) return 'takeCommand';
  return incident.status === 'mitigated' ? 'resolve' : 'mitigate';
}
