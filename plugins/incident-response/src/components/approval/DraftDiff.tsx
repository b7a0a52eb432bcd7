import { VisuallyHidden } from '@backstage/ui';
import type { DraftRevision } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import styles from './approval.module.css';
import { changedFields, diffText, type DiffPart } from './diffRequests';

/** What a revision changed against the one before it. */
export function DraftDiff(props: {
  before: DraftRevision;
  after: DraftRevision;
}) {
  const { before, after } = props;
  const t = useText();
  const revision = String(before.revision);
  const fields = changedFields(before.request, after.request);
  const sameBody = before.request.body === after.request.body;
  if (sameBody && fields.length === 0) {
    return (
      <p className={styles.quiet}>{t('approval.diffNone', { revision })}</p>
    );
  }
  return (
    <details className={styles.diff} open>
      <summary>{t('approval.diffTitle', { revision })}</summary>
      {fields.map(({ field, before: was, after: is }) => (
        <div key={field} className={styles.fieldChange}>
          <span className={styles.fieldName}>{field}</span>{' '}
          <Change change="removed" text={was} /> →{' '}
          <Change change="added" text={is} />
        </div>
      ))}
      {!sameBody && (
        <pre className={styles.body}>
          {diffText(before.request.body, after.request.body).map(
            (part, index) => (
              <Change key={index} {...part} />
            ),
          )}
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
