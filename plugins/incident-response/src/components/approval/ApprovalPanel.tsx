import { Alert, Link } from '@backstage/ui';
import type { Draft } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { CommandError } from '../shared/CommandError';
import { Panel } from '../shared/Panel';
import { safeHref } from '../shared/safeHref';
import styles from './approval.module.css';
import { CreateDraft } from './CreateDraft';
import { DecisionDialog } from './DecisionDialog';
import { DraftCard } from './DraftCard';
import { DraftHistory } from './DraftHistory';
import { isOpen, latestRevision } from './latest';
import { useDecisions, type Overtaken } from './useDecisions';
import { useFocusAfterDecision } from './useFocusAfterDecision';

/** Everything that reached, or wants to reach, customers. */
export function ApprovalPanel(props: { scope: IncidentScope }) {
  const { scope } = props;
  const { incident, viewer } = scope.view;
  const t = useText();
  const focus = useFocusAfterDecision();
  const decisions = useDecisions(scope, focus.decided);
  const { open, overtaken, command } = decisions;
  const waiting = incident.drafts.filter(isOpen);
  const past = incident.drafts.filter(draft => !isOpen(draft));
  const writing = incident.draftRequests.some(request => !request.answered);
  const page = safeHref(incident.publicIncident?.url);
  const deciding = incident.drafts.find(
    draft => draft.draftId === open?.draftId,
  );
  return (
    <Panel
      title={t('approval.title')}
      aside={<CreateDraft scope={scope} />}
      tone={waiting.length > 0 ? 'attention' : undefined}
    >
      <div
        ref={focus.target}
        tabIndex={-1}
        role="group"
        aria-label={t('approval.title')}
        className={styles.panel}
      >
        {page && (
          <Link href={page} target="_blank" rel="noopener noreferrer">
            {t('approval.openPage')}
          </Link>
        )}
        {overtaken && (
          <OvertakenAlert overtaken={overtaken} drafts={incident.drafts} />
        )}
        {/* A dialog that was closed while it waited for its answer. */}
        {!open && (
          <CommandError error={command.error} onDismiss={command.clear} />
        )}
        {waiting.map(draft => (
          <DraftCard
            key={draft.draftId}
            draft={draft}
            scope={scope}
            onDecide={kind => decisions.start(kind, draft)}
          />
        ))}
        {writing && <p role="status">{t('approval.writing')}</p>}
        {waiting.length === 0 && !writing && (
          <p className={styles.quiet}>
            {t('approval.none')} {t('approval.noneText')}
          </p>
        )}
        <DraftHistory
          drafts={past}
          allowed={viewer.allowed}
          onDecide={decisions.start}
        />
        {open && deciding && (
          <DecisionDialog
            open={open}
            draft={deciding}
            incident={incident}
            decisions={decisions}
          />
        )}
      </div>
    </Panel>
  );
}

/** Says who was faster, and to read again where other words stand now. */
function OvertakenAlert(props: {
  overtaken: Overtaken;
  drafts: readonly Draft[];
}) {
  const { sentence, draftId, revision } = props.overtaken;
  const t = useText();
  const draft = props.drafts.find(one => one.draftId === draftId);
  const newest = draft && latestRevision(draft).revision;
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={sentence}
      description={
        draft?.status === 'waiting' && newest !== revision
          ? t('decide.nowShown', { revision: String(newest) })
          : undefined
      }
    />
  );
}
