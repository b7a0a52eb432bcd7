import { Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';

/** Asks why: the reason stands on the ledger. */
export function ReasonDialog(props: {
  action:
    | 'dismiss'
    | 'reopen'
    | 'restrict'
    | 'liftRestriction'
    | 'placeLegalHold'
    | 'liftLegalHold';
  command: CommandSender;
  onClose: () => void;
  onConfirm: (reason: string) => void;
}) {
  const { action, command } = props;
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <CommandDialog
      title={t(`action.${action}Title`)}
      confirm={t(`action.${action}`)}
      destructive={action === 'dismiss'}
      pending={command.pending}
      error={command.error}
      complete={reason.trim() !== ''}
      onConfirm={() => props.onConfirm(reason)}
      onClose={props.onClose}
    >
      <Text>{t(`action.${action}Text`)}</Text>
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
