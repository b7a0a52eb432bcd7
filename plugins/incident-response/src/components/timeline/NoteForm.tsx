import { TextAreaField } from '@backstage/ui';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import styles from './timeline.module.css';

/** A note that is being written. It is kept by whoever outlives the form. */
export interface NoteDraft {
  readonly text: string;
  readonly change: (next: (before: string) => string) => void;
}

/** Writes a note on the ledger. */
export function NoteForm(props: { scope: IncidentScope; note: NoteDraft }) {
  const { view, reload } = props.scope;
  const { text, change } = props.note;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const allowed = view.viewer.allowed.addNote;

  const { ic } = view.incident;
  const leads = ic !== undefined && ic === view.viewer.entityRef;

  const send = async (mark: { update?: true } = {}) => {
    if (!text.trim()) return;
    const outcome = await command.send({ type: 'addNote', text, ...mark });
    // Whoever went on typing meanwhile has begun the next note.
    if (outcome.ok) change(now => withoutStart(now, text));
  };

  return (
    <div className={styles.note}>
      <TextAreaField
        className={styles.noteField}
        aria-label={t('timeline.noteLabel')}
        placeholder={t('timeline.notePlaceholder')}
        rows={1}
        value={text}
        onChange={typed => change(() => typed)}
        isDisabled={allowed !== true}
        maxLength={10_000}
      />
      <ActionButton
        variant="secondary"
        allowed={allowed}
        isPending={command.pending}
        onPress={() => send()}
      >
        {t('timeline.noteSend')}
      </ActionButton>
      {leads && (
        <ActionButton
          variant="secondary"
          allowed={allowed}
          isPending={command.pending}
          onPress={() => send({ update: true })}
        >
          {t('timeline.noteUpdate')}
        </ActionButton>
      )}
      <CommandError error={command.error} onDismiss={command.clear} />
    </div>
  );
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length).trimStart() : text;
}
