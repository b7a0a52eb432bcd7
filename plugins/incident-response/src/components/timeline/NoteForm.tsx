import { TextAreaField } from '@backstage/ui';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { LoadError } from '../shared/LoadError';
import styles from './timeline.module.css';

/** Writes a note on the ledger. */
export function NoteForm(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const t = useText();
  const [text, setText] = useState('');
  const command = useCommand(view.incident.id, reload);
  const allowed = view.viewer.allowed.addNote;

  const send = async () => {
    if (!text.trim()) return;
    const outcome = await command.send({ type: 'addNote', text });
    if (outcome.ok) setText('');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };

  return (
    <form className={styles.note} onSubmit={submit}>
      <TextAreaField
        className={styles.noteField}
        aria-label={t('timeline.noteLabel')}
        placeholder={t('timeline.notePlaceholder')}
        rows={1}
        value={text}
        onChange={setText}
        isDisabled={allowed !== true}
        maxLength={10_000}
      />
      <ActionButton
        variant="secondary"
        allowed={allowed}
        isPending={command.pending}
        onPress={send}
      >
        {t('timeline.noteSend')}
      </ActionButton>
      {command.error !== undefined && (
        <LoadError title={t('action.refused')} error={command.error} />
      )}
    </form>
  );
}
