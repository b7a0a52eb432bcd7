import { Link } from '@backstage/ui';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Panel } from '../shared/Panel';
import { safeHref } from '../shared/safeHref';
import styles from './approval.module.css';
import { CreateDraft } from './CreateDraft';
import { DraftCard } from './DraftCard';
import { DraftHistory } from './DraftHistory';
import { isOpen } from './latest';

/** Everything that reached, or wants to reach, customers. */
export function ApprovalPanel(props: { scope: IncidentScope }) {
  const { scope } = props;
  const { incident } = scope.view;
  const t = useText();
  const open = incident.drafts.filter(isOpen);
  const past = incident.drafts.filter(draft => !isOpen(draft));
  const writing = incident.draftRequests.some(request => !request.answered);
  const page = safeHref(incident.publicIncident?.url);
  return (
    <Panel
      title={t('approval.title')}
      aside={<CreateDraft scope={scope} />}
      tone={open.length > 0 ? 'attention' : undefined}
    >
      <div className={styles.panel}>
        {page && (
          <Link href={page} target="_blank" rel="noopener noreferrer">
            {t('approval.openPage')}
          </Link>
        )}
        {open.map(draft => (
          <DraftCard key={draft.draftId} draft={draft} scope={scope} />
        ))}
        {writing && <p role="status">{t('approval.writing')}</p>}
        {open.length === 0 && !writing && (
          <p className={styles.quiet}>
            {t('approval.none')} {t('approval.noneText')}
          </p>
        )}
        <DraftHistory drafts={past} />
      </div>
    </Panel>
  );
}
