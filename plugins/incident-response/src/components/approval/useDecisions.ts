import type {
  Draft,
  DraftRevision,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useState } from 'react';
import { isConflict, sentenceOf } from '../../api/sentenceOf';
import { useCommand, type CommandSender } from '../../hooks/useCommand';
import type { IncidentScope } from '../incident/scope';
import { latestRevision } from './latest';

/** What can be done with a draft. */
export type DecisionKind = 'approve' | 'revise' | 'reject' | 'settle';

/** The open dialog, with the revision that was on the screen when it opened. */
export interface OpenDecision {
  readonly kind: DecisionKind;
  readonly draftId: string;
  readonly bound: DraftRevision;
}

/** Somebody was faster: what the server said, and about which revision. */
export interface Overtaken {
  readonly sentence: string;
  readonly draftId: string;
  readonly revision: number;
}

/** Decisions about the drafts of one incident, one at a time. */
export interface Decisions {
  readonly open?: OpenDecision;
  readonly overtaken?: Overtaken;
  readonly command: CommandSender;
  readonly start: (kind: DecisionKind, draft: Draft) => void;
  readonly send: (decision: OpenDecision, command: IncidentCommand) => void;
  readonly close: () => void;
}

/**
 * The state of the dialogs lives here, above the drafts: a draft that is published or rejected
 * meanwhile changes its place on the page, and must not take half-typed words with it.
 */
export function useDecisions(
  scope: IncidentScope,
  onDecided: () => void,
): Decisions {
  const command = useCommand(scope.view.incident.id, scope.reload);
  const [open, setOpen] = useState<OpenDecision>();
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const close = () => {
    setOpen(undefined);
    command.clear();
  };
  const send = async (decision: OpenDecision, message: IncidentCommand) => {
    const outcome = await command.send(message);
    // An approval types nothing, so it may give way to what stands now; other dialogs hold words.
    const givesWay = message.type === 'approveDraft';
    if (outcome.ok) {
      setOvertaken(undefined);
    } else if (givesWay && isConflict(outcome.error)) {
      setOvertaken({
        sentence: sentenceOf(outcome.error),
        draftId: decision.draftId,
        revision: decision.bound.revision,
      });
    } else {
      return;
    }
    close();
    onDecided();
  };
  const start = (kind: DecisionKind, draft: Draft) => {
    command.clear();
    setOpen({ kind, draftId: draft.draftId, bound: latestRevision(draft) });
  };
  return { open, overtaken, command, start, send, close };
}
