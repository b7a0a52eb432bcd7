import {
  shortRef,
  type AllowedCommands,
  type Draft,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ReactNode } from 'react';
import { useText } from '../../hooks/useText';
import { Tag } from '../shared/Tag';
import styles from './approval.module.css';
import { DraftButtons } from './DraftButtons';
import { latestRevision } from './latest';
import { PublicationPreview } from './PublicationPreview';
import type { DecisionKind } from './useDecisions';

/** Updates that are settled, newest first, each with who answered for it. */
export function DraftHistory(props: {
  drafts: readonly Draft[];
  allowed: AllowedCommands;
  onDecide: (kind: DecisionKind, draft: Draft) => void;
}) {
  const t = useText();
  if (props.drafts.length === 0) return null;
  return (
    <section className={styles.history} aria-label={t('approval.history')}>
      <h4 className={styles.subheading}>{t('approval.history')}</h4>
      {[...props.drafts].reverse().map(draft => (
        <HistoryEntry key={draft.draftId} draft={draft}>
          <DraftButtons
            draft={draft}
            allowed={props.allowed}
            onDecide={kind => props.onDecide(kind, draft)}
          />
        </HistoryEntry>
      ))}
    </section>
  );
}

function HistoryEntry(props: { draft: Draft; children: ReactNode }) {
  const { draft } = props;
  const t = useText();
  const { approval, rejection, published } = draft;
  // What was approved is what was published; later revisions cannot exist.
  const revision =
    draft.revisions.find(one => one.sha256 === approval?.sha256) ??
    latestRevision(draft);
  return (
    <details className={styles.past}>
      <summary>
        <Tag tone={draft.status === 'published' ? 'good' : 'neutral'}>
          {t(`approval.${draft.status}`)}
        </Tag>{' '}
        {revision.request.status}: {revision.request.title}
      </summary>
      {approval && (
        <p className={styles.quiet}>
          {t('approval.approvedBy', {
            name: shortRef(approval.by.entityRef),
            rule: approval.rule,
          })}{' '}
          · #{approval.seq}
        </p>
      )}
      {rejection && (
        <p className={styles.quiet}>
          {t('approval.rejectedBecause', {
            name: shortRef(rejection.by),
            reason: rejection.reason,
          })}
        </p>
      )}
      {published && (
        <p className={styles.quiet}>
          {t('approval.publishedAs', { id: published.pageIncidentId })}
          {published.found && ` (${t('approval.found')})`}
        </p>
      )}
      <PublicationPreview
        revision={revision}
        heading={t(
          draft.status === 'published'
            ? 'approval.exactlyWas'
            : 'approval.proposed',
        )}
      />
      {props.children}
    </details>
  );
}
