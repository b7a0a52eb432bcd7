import { Alert } from '@backstage/ui';
import {
  shortRef,
  type Draft,
  type DraftStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Age } from '../shared/Age';
import { Tag, type Tone } from '../shared/Tag';
import { ApprovalProgress } from './ApprovalProgress';
import styles from './approval.module.css';
import { CallApprover } from './CallApprover';
import { DraftButtons } from './DraftButtons';
import { DraftDiff } from './DraftDiff';
import { EligibleApprovers } from './EligibleApprovers';
import { latestRevision } from './latest';
import { PublicationPreview } from './PublicationPreview';
import type { DecisionKind } from './useDecisions';

const TONES: Readonly<Record<DraftStatus, Tone>> = {
  waiting: 'warning',
  approved: 'info',
  published: 'good',
  rejected: 'neutral',
  unknown: 'bad',
};

/** A draft somebody has to decide on: the words, what changed, who may approve, and the buttons. */
export function DraftCard(props: {
  draft: Draft;
  scope: IncidentScope;
  onDecide: (kind: DecisionKind) => void;
}) {
  const { draft } = props;
  const { approvals, eligibleApprovers, viewer } = props.scope.view;
  const authority = approvals.find(one => one.draftId === draft.draftId);
  const t = useText();
  const revision = latestRevision(draft);
  const before = draft.revisions[draft.revisions.length - 2];
  const { title } = revision.request;
  const number = String(revision.revision);
  return (
    <article
      className={styles.draft}
      aria-label={`${title}, ${t('approval.revision', { revision: number })}`}
    >
      <div className={styles.draftHead}>
        <Tag tone={TONES[draft.status]}>{t(`approval.${draft.status}`)}</Tag>
        <span className={styles.quiet}>
          {t('approval.revision', { revision: number })}{' '}
          {t('approval.by', { author: shortRef(revision.author) })} ·{' '}
          <Age since={revision.at} /> · #{revision.seq}
        </span>
      </div>
      {draft.voided && draft.status === 'waiting' && (
        <Alert
          status="warning"
          icon
          title={t(
            draft.voided.lapsed ? 'approval.lapsed' : 'approval.voided',
            { reason: draft.voided.reason },
          )}
        />
      )}
      {draft.unknown && draft.status === 'unknown' && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('approval.unknown')}
          description={draft.unknown.detail}
        />
      )}
      <PublicationPreview revision={revision} heading={t('approval.exactly')} />
      {before && <DraftDiff before={before} after={revision} />}
      {authority && <ApprovalProgress authority={authority} />}
      {draft.status === 'waiting' && (
        <EligibleApprovers
          refs={authority?.eligible ?? eligibleApprovers}
          unknown={authority?.unknown}
        />
      )}
      <DraftButtons
        draft={draft}
        allowed={viewer.allowed}
        authority={authority}
        onDecide={props.onDecide}
      />
      <CallApprover draft={draft} scope={props.scope} authority={authority} />
    </article>
  );
}
