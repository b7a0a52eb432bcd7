import { TextAreaField } from '@backstage/ui';
import type {
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { SeveritySelect } from '../list/SeveritySelect';
import { CommandDialog } from '../shared/CommandDialog';

/** How bad it really is, and why that is known now. */
export function SeverityDialog(props: {
  incident: Incident;
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { incident, command } = props;
  const t = useText();
  const [severity, setSeverity] = useState(incident.severity);
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t('action.changeSeverityTitle')}
      confirm={t('action.changeSeverity')}
      pending={command.pending}
      error={command.error}
      complete={severity !== incident.severity && reason.trim() !== ''}
      onConfirm={() =>
        props.onSend({ type: 'changeSeverity', severity, reason })
      }
      onClose={props.onClose}
    >
      <SeveritySelect value={severity} onChange={setSeverity} />
      <TextAreaField
        isRequired
        label={t('action.reason')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
    </CommandDialog>
  );
}
