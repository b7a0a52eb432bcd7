import { Text, TextAreaField, TextField } from '@backstage/ui';
import { useState } from 'react';
import type { EraseRequest } from '../../api/IncidentResponseApi';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';

/** Who is to be erased and why; the same words twice, since nothing brings them back. */
export function EraseDialog(props: {
  pending: boolean;
  error: unknown;
  onErase: (request: EraseRequest) => void;
  onClose: () => void;
}) {
  const t = useText();
  const [who, setWho] = useState('');
  const [reason, setReason] = useState('');
  const [again, setAgain] = useState('');
  const person = who.trim();
  return (
    <CommandDialog
      title={t('evidence.eraseTitle')}
      confirm={t('evidence.eraseConfirm')}
      destructive
      pending={props.pending}
      error={props.error}
      complete={
        person !== '' && reason.trim() !== '' && again.trim() === person
      }
      onConfirm={() => props.onErase({ person, reason: reason.trim() })}
      onClose={props.onClose}
    >
      <Text>{t('evidence.eraseFirst')}</Text>
      <TextField
        isRequired
        label={t('evidence.erasePerson')}
        description={t('evidence.erasePersonHelp')}
        value={who}
        onChange={setWho}
        maxLength={500}
        autoComplete="off"
      />
      <TextAreaField
        isRequired
        label={t('evidence.eraseReason')}
        description={t('evidence.eraseReasonHelp')}
        value={reason}
        onChange={setReason}
        maxLength={2000}
      />
      <TextField
        isRequired
        label={t('evidence.eraseAgain')}
        value={again}
        onChange={setAgain}
        maxLength={500}
        autoComplete="off"
      />
    </CommandDialog>
  );
}
