import { VisuallyHidden } from '@backstage/ui';
import type { PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import { useMemo } from 'react';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';
import {
  changedFields,
  diffText,
  type DiffPart,
  type FieldChange,
} from './diffRequests';

const LABELS = {
  title: 'approval.fieldTitle',
  status: 'approval.fieldStatus',
  impact: 'approval.fieldImpact',
  notify: 'approval.fieldNotify',
  components: 'approval.fieldComponents',
  operation: 'approval.fieldOperation',
  page: 'approval.fieldPage',
  targets: 'approval.fieldTargets',
} as const satisfies Record<FieldChange['field'], string>;

/** What one request changes against another, word by word. */
export function RequestDiff(props: {
  before: PublicationRequest;
  after: PublicationRequest;
  title: string;
  /** Said where nothing differs. */
  none: string;
}) {
  const { before, after } = props;
  const t = useText();
  const fields = changedFields(before, after);
  const was = before.body;
  const is = after.body;
  const sameBody = was === is;
  // Long texts take a while to compare, and the page is drawn anew with every event.
  const parts = useMemo(() => diffText(was, is), [was, is]);
  if (sameBody && fields.length === 0) {
    return <p className={styles.quiet}>{props.none}</p>;
  }
  return (
    <details className={styles.diff} open>
      <summary>{props.title}</summary>
      {fields.map(change => (
        <div key={change.field} className={styles.fieldChange}>
          <span className={styles.fieldName}>{t(LABELS[change.field])}</span>{' '}
          <Change change="removed" text={change.before} /> →{' '}
          <Change change="added" text={change.after} />
        </div>
      ))}
      {!sameBody && (
        <pre className={styles.body}>
          {parts.map((part, index) => (
            <Change key={index} {...part} />
          ))}
        </pre>
      )}
    </details>
  );
}

function Change(props: DiffPart) {
  const t = useText();
  switch (props.change) {
    case 'removed':
      return (
        <del className={styles.removed}>
          <VisuallyHidden>{t('approval.diffRemoved')} </VisuallyHidden>
          {props.text}
        </del>
      );
    case 'added':
      return (
        <ins className={styles.added}>
          <VisuallyHidden>{t('approval.diffAdded')} </VisuallyHidden>
          {props.text}
        </ins>
      );
    case 'same':
      return <>{props.text}</>;
    default: {
      const unreachable: never = props.change;
      throw new Error(`No such change: ${unreachable}`);
    }
  }
}
