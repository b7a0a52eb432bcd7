import { Text, TextAreaField, TextField } from '@backstage/ui';
import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { parseIncidentId } from './parseIncidentId';

/** Ends this incident, which goes on in another one. */
export function MergeDialog(props: {
  command: CommandSender;
  onClose: () => void;
  onSend: (command: IncidentCommand) => void;
}) {
  const { command } = props;
  const t = useText();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const into = parseIncidentId(text);
  return (
    <CommandDialog
      title={t('action.mergeTitle')}
      confirm={t('action.merge')}
      destructive
      pending={command.pending}
      error={command.error}
      complete={into !== undefined && reason.trim() !== ''}
      onConfirm={() => into && props.onSend({ type: 'merge', into, reason })}
      onClose={props.onClose}
    >
      <Text>{t('action.mergeText')}</Text>
      <TextField
        isRequired
        label={t('action.mergeInto')}
        description={t('action.linkHelp')}
        value={text}
        onChange={setText}
      />
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
