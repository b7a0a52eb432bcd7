import type {
  DraftContent,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { blankContent } from './draftContent';
import { DraftDialog } from './DraftDialog';

/** The words of a new draft; they survive whatever happens to the incident meanwhile. */
export function NewDraftDialog(props: {
  incident: Incident;
  command: CommandSender;
  onSave: (content: DraftContent) => void;
  onClose: () => void;
}) {
  const { incident, command, onClose } = props;
  const t = useText();
  const [start] = useState(() => blankContent(incident));
  const [content, setContent] = useState(start);
  return (
    <DraftDialog
      title={t('decide.createTitle')}
      confirm={t('decide.createConfirm')}
      incident={incident}
      start={start}
      content={content}
      onChange={setContent}
      command={command}
      onSave={() => props.onSave(content)}
      onClose={onClose}
    />
  );
}
