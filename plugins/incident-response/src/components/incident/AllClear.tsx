import { Alert } from '@backstage/ui';
import { isOpenStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { SummaryDialog } from './dialogs';
import styles from './incident.module.css';
import type { IncidentScope } from './scope';

/** All alerts are resolved at their source: what is next is a person's to say. */
export function AllClear(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { incident, viewer } = view;
  const t = useText();
  const command = useCommand(incident.id, reload);
  const [open, setOpen] = useState<'mitigate' | 'resolve'>();
  if (!incident.allClear?.since || !isOpenStatus(incident.status)) return null;
  const close = () => {
    setOpen(undefined);
    command.clear();
  };
  const send = async (type: 'mitigate' | 'resolve', summary: string) => {
    const outcome = await command.send({ type, summary });
    if (outcome.ok) close();
  };
  const offered =
    incident.status === 'mitigated'
      ? (['resolve'] as const)
      : (['mitigate', 'resolve'] as const);
  return (
    <>
      <Alert
        status="success"
        icon
        title={t('incident.allClear')}
        description={t('incident.allClearText')}
        customActions={
          <div
            className={styles.actions}
            role="group"
            aria-label={t('incident.allClear')}
          >
            {offered.map(action => (
              <ActionButton
                key={action}
                size="small"
                variant="secondary"
                allowed={viewer.allowed[action]}
                onPress={() => setOpen(action)}
              >
                {t(`action.${action}`)}
              </ActionButton>
            ))}
          </div>
        }
      />
      {open && (
        <SummaryDialog
          action={open}
          command={command}
          onClose={close}
          onConfirm={summary => send(open, summary)}
        />
      )}
    </>
  );
}
