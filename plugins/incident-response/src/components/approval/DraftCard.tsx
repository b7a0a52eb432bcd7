import { Alert } from '@backstage/ui';
import {
  shortRef,
  type Draft,
  type DraftStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useRef, useState } from 'react';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { Age } from '../shared/Age';
import { Tag, type Tone } from '../shared/Tag';
import styles from './approval.module.css';
import { DraftActions } from './DraftActions';
import { DraftDiff } from './DraftDiff';
import { EligibleApprovers } from './EligibleApprovers';
import { latestRevision } from './latest';
import { PublicationPreview } from './PublicationPreview';

const TONES: Readonly<Record<DraftStatus, Tone>> = {
  waiting: 'warning',
  approved: 'info',
  published: 'good',
  rejected: 'neutral',
  unknown: 'bad',
};

/** A draft somebody has to decide on: the words, what changed, who may approve, and the buttons. */
export function DraftCard(props: { draft: Draft; scope: IncidentScope }) {
  const { draft, scope } = props;
  const t = useText();
  const [notice, setNotice] = useState<string>();
  const card = useRef<HTMLElement>(null);
  const revision = latestRevision(draft);
  const before = draft.revisions[draft.revisions.length - 2];
  const number = String(revision.revision);

  // A decided draft loses its buttons; the focus must not fall out of the page with them.
  const refocus = () => requestAnimationFrame(() => card.current?.focus());

  return (
    <article
      ref={card}
      tabIndex={-1}
      className={styles.draft}
      aria-label={t('approval.revision', { revision: number })}
    >
      <div className={styles.draftHead}>
        <Tag tone={TONES[draft.status]}>{t(`approval.${draft.status}`)}</Tag>
        <span className={styles.quiet}>
          {t('approval.revision', { revision: number })}{' '}
          {t('approval.by', { author: shortRef(revision.author) })} ·{' '}
          <Age since={revision.at} /> · #{revision.seq}
        </span>
      </div>
      {notice && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={notice}
          description={t('decide.nowShown', { revision: number })}
        />
      )}
      {draft.voided && draft.status === 'waiting' && (
        <Alert
          status="warning"
          icon
          title={t('approval.voided', { reason: draft.voided.reason })}
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
      {draft.status === 'waiting' && (
        <EligibleApprovers refs={scope.view.eligibleApprovers} />
      )}
      <DraftActions
        draft={draft}
        scope={scope}
        onOvertaken={sentence => {
          setNotice(sentence);
          refocus();
        }}
        onDone={() => {
          setNotice(undefined);
          refocus();
        }}
      />
    </article>
  );
}
