import type {
  Draft,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { ApproveDialog } from './ApproveDialog';
import { latestRevision } from './latest';
import { RejectDialog } from './RejectDialog';
import { ReviseDialog } from './ReviseDialog';
import { SettleDialog } from './SettleDialog';
import type { Decisions, OpenDecision } from './useDecisions';

/** The dialog of the decision that is open. */
export function DecisionDialog(props: {
  open: OpenDecision;
  draft: Draft;
  incident: Incident;
  decisions: Decisions;
}) {
  const { open, draft, incident, decisions } = props;
  const { bound, draftId } = open;
  const common = { command: decisions.command, onClose: decisions.close };
  const at = { draftId, revision: bound.revision };
  switch (open.kind) {
    case 'approve':
      return (
        <ApproveDialog
          {...common}
          draft={draft}
          bound={bound}
          onApprove={() =>
            decisions.send(open, {
              type: 'approveDraft',
              ...at,
              sha256: bound.sha256,
            })
          }
        />
      );
    case 'revise':
      return (
        <ReviseDialog
          {...common}
          incident={incident}
          bound={bound}
          latest={latestRevision(draft)}
          onSave={({ revision }, content) =>
            decisions.send(open, {
              type: 'reviseDraft',
              draftId,
              revision,
              content,
            })
          }
        />
      );
    case 'reject':
      return (
        <RejectDialog
          {...common}
          onReject={reason =>
            decisions.send(open, { type: 'rejectDraft', ...at, reason })
          }
        />
      );
    case 'settle':
      return (
        <SettleDialog
          {...common}
          operation={bound.request.operation}
          onSettle={verdict =>
            decisions.send(open, {
              type: 'settlePublication',
              draftId,
              verdict,
            })
          }
        />
      );
    default: {
      const unreachable: never = open.kind;
      throw new Error(`No such decision: ${unreachable}`);
    }
  }
}
