import type {
  DraftContent,
  DraftRevision,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useRef, useState } from 'react';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { DraftDialog } from './DraftDialog';
import { contentOf } from './draftContent';
import { RevisedMeanwhile } from './RevisedMeanwhile';
import {
  bringBack,
  keepMine,
  startRevising,
  takeTheirs,
  type Revising,
} from './revising';

/** The words of the next revision. Where somebody else is faster, whoever types chooses what stays. */
export function ReviseDialog(props: {
  incident: Incident;
  /** The revision that was on the screen when the dialog opened. */
  bound: DraftRevision;
  /** The newest one, which may have come since. */
  latest: DraftRevision;
  command: CommandSender;
  onSave: (base: DraftRevision, content: DraftContent) => void;
  onClose: () => void;
}) {
  const { latest, command } = props;
  const t = useText();
  const [revising, setRevising] = useState(() => startRevising(props.bound));
  const { base, words } = revising;
  const isBehind = latest.revision > base.revision;
  const top = useRef<HTMLDivElement>(null);
  const choose = (next: Revising) => {
    command.clear();
    setRevising(next);
    // The button that was pressed goes away.
    top.current?.focus();
  };
  return (
    <DraftDialog
      title={t('decide.reviseTitle')}
      confirm={t('decide.reviseConfirm', {
        revision: String(base.revision + 1),
      })}
      incident={props.incident}
      start={contentOf(base)}
      content={words}
      onChange={content => setRevising({ ...revising, words: content })}
      command={command}
      isHeld={isBehind}
      onSave={() => props.onSave(base, words)}
      onClose={props.onClose}
    >
      <div ref={top} tabIndex={-1}>
        <RevisedMeanwhile
          revising={revising}
          latest={latest}
          onKeepMine={() => choose(keepMine(revising, latest))}
          onTakeTheirs={() => choose(takeTheirs(revising, latest))}
          onBringBack={() => choose(bringBack(revising))}
        />
      </div>
    </DraftDialog>
  );
}
