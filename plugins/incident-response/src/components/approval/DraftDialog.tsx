import type {
  DraftContent,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ReactNode } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { CommandDialog } from '../shared/CommandDialog';
import { DraftForm, isComplete } from './DraftForm';

/** Edits the words of a new draft or of the next revision. */
export function DraftDialog(props: {
  title: string;
  confirm: string;
  incident: Incident;
  /** Where the words began: what stood there keeps its place. */
  start: DraftContent;
  content: DraftContent;
  onChange: (content: DraftContent) => void;
  command: CommandSender;
  onSave: () => void;
  onClose: () => void;
  /** Something has to be decided before the words can be saved. */
  isHeld?: boolean;
  /** What to know before going on writing. */
  children?: ReactNode;
}) {
  const { content } = props;
  return (
    <CommandDialog
      title={props.title}
      confirm={props.confirm}
      width={680}
      pending={props.command.pending}
      error={props.command.error}
      complete={isComplete(content) && !props.isHeld}
      onConfirm={props.onSave}
      onClose={props.onClose}
    >
      {props.children}
      <DraftForm
        incident={props.incident}
        start={props.start}
        content={content}
        onChange={props.onChange}
      />
    </CommandDialog>
  );
}
