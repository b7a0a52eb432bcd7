import { Text, TextAreaField, TextField } from '@backstage/ui';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { parseRefs } from './parseRefs';

interface DialogProps {
  command: CommandSender;
  onClose: () => void;
}

/** Mitigates or resolves, with the sentence that goes into the postmortem. */
export function SummaryDialog(
  props: DialogProps & {
    action: 'mitigate' | 'resolve';
    onConfirm: (summary: string) => void;
  },
) {
  const { action, command } = props;
  const t = useText();
  const [summary, setSummary] = useState('');
  return (
    <CommandDialog
      title={t(`action.${action}Title`)}
      confirm={t(`action.${action}`)}
      pending={command.pending}
      error={command.error}
      complete={summary.trim() !== ''}
      onConfirm={() => props.onConfirm(summary)}
      onClose={props.onClose}
    >
      <Text>{t(`action.${action}Text`)}</Text>
      <TextAreaField
        isRequired
        label={t('action.summary')}
        value={summary}
        onChange={setSummary}
        maxLength={5000}
      />
    </CommandDialog>
  );
}

/** Names people: the next incident commander, or who else should come. */
export function PeopleDialog(
  props: DialogProps & {
    action: 'handOver' | 'invite';
    /** Full entity refs; exactly one for a hand-over. */
    onConfirm: (refs: readonly string[]) => void;
  },
) {
  const { action, command } = props;
  const t = useText();
  const [text, setText] = useState('');
  const invite = action === 'invite';
  const refs = parseRefs(text);
  return (
    <CommandDialog
      title={t(invite ? 'action.inviteTitle' : 'action.handOverTitle')}
      confirm={t(`action.${action}`)}
      pending={command.pending}
      error={command.error}
      complete={invite ? refs.length > 0 : refs.length === 1}
      onConfirm={() => props.onConfirm(refs)}
      onClose={props.onClose}
    >
      <TextField
        isRequired
        label={t(invite ? 'action.inviteWho' : 'action.handOverTo')}
        description={t(invite ? 'action.inviteHelp' : 'action.handOverHelp')}
        value={text}
        onChange={setText}
      />
    </CommandDialog>
  );
}
