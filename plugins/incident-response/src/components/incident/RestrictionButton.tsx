import { isRestricted } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { ActionButton } from '../shared/ActionButton';
import { ReasonDialog } from './ReasonDialog';
import type { IncidentScope } from './scope';

/** Raises or lifts the restriction; whoever may not sees why. */
export function RestrictionButton(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { incident, viewer } = view;
  const t = useText();
  const command = useCommand(incident.id, reload);
  const [open, setOpen] = useState(false);
  const action = isRestricted(incident) ? 'liftRestriction' : 'restrict';
  const close = () => {
    setOpen(false);
    command.clear();
  };
  const send = async (reason: string) => {
    const outcome = await command.send({ type: action, reason });
    if (outcome.ok) close();
  };
  return (
    <>
      <ActionButton
        size="small"
        variant="tertiary"
        allowed={viewer.allowed[action]}
        onPress={() => setOpen(true)}
      >
        {t(`action.${action}`)}
      </ActionButton>
      {open && (
        <ReasonDialog
          action={action}
          command={command}
          onClose={close}
          onConfirm={send}
        />
      )}
    </>
  );
}
