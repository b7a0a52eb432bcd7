import type {
  DraftContent,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { CommandDialog } from '../shared/CommandDialog';
import { DraftForm, isComplete } from './DraftForm';

/** Edits the words of a new draft or of the next revision. */
export function DraftDialog(props: {
  title: string;
  confirm: string;
  incident: Incident;
  start: DraftContent;
  command: CommandSender;
  onSave: (content: DraftContent) => void;
  onClose: () => void;
}) {
  // The words typed so far, and where they began, survive whatever happens to the incident meanwhile.
  const [start] = useState(props.start);
  const [content, setContent] = useState(start);
  return (
    <CommandDialog
      title={props.title}
      confirm={props.confirm}
      width={680}
      pending={props.command.pending}
      error={props.command.error}
      complete={isComplete(content)}
      onConfirm={() => props.onSave(content)}
      onClose={props.onClose}
    >
      <DraftForm
        incident={props.incident}
        start={start}
        content={content}
        onChange={setContent}
      />
    </CommandDialog>
  );
}
