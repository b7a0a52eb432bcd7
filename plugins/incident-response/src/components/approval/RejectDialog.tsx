import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';

/** Turns a draft down, with the reason its author reads. */
export function RejectDialog(props: {
  command: CommandSender;
  onReject: (reason: string) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t('decide.rejectTitle')}
      confirm={t('decide.rejectConfirm')}
      destructive
      pending={props.command.pending}
      error={props.command.error}
      complete={reason.trim() !== ''}
      onConfirm={() => props.onReject(reason)}
      onClose={props.onClose}
    >
      <TextAreaField
        isRequired
        label={t('decide.rejectReason')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
    </CommandDialog>
  );
}
