import type {
  DraftRevision,
  PublicationOperation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useId } from 'react';
import { useText } from '../../hooks/useText';
import { Facts } from '../shared/Facts';
import styles from './approval.module.css';

/** Every field an approval binds, letter by letter as it will be sent. */
export function PublicationPreview(props: {
  revision: DraftRevision;
  heading: string;
}) {
  const { request, sha256 } = props.revision;
  const t = useText();
  const headingId = useId();
  const components = Object.entries(request.components);
  return (
    <section aria-labelledby={headingId} className={styles.preview}>
      <h4 id={headingId} className={styles.subheading}>
        {props.heading}
      </h4>
      <Facts
        rows={[
          {
            label: t('approval.fieldTitle'),
            value: <strong className={styles.exact}>{request.title}</strong>,
          },
          { label: t('approval.fieldStatus'), value: request.status },
          { label: t('approval.fieldImpact'), value: request.impact },
        ]}
      />
      <pre className={styles.body} aria-label={t('approval.fieldBody')}>
        {request.body}
      </pre>
      <Facts
        rows={[
          {
            label: t('approval.fieldComponents'),
            value:
              components.length === 0 ? (
                t('approval.noComponents')
              ) : (
                <ul className={styles.components}>
                  {components.map(([id, status]) => (
                    <li key={id}>
                      {id}: {status}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            label: t('approval.fieldNotify'),
            value: t(request.notify ? 'approval.yes' : 'approval.no'),
          },
          {
            label: t('approval.fieldOperation'),
            value: <Operation operation={request.operation} />,
          },
          { label: t('approval.fieldPage'), value: request.page },
          {
            label: t('approval.fieldTargets'),
            value: request.targets.join(', '),
          },
          {
            label: t('approval.fieldHash'),
            value: (
              <code className={styles.hash} title={sha256}>
                {shortHash(sha256)}
              </code>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Enough of a hash to compare by eye. */
export function shortHash(sha256: string): string {
  return sha256.slice(0, 12);
}

function Operation(props: { operation: PublicationOperation }) {
  const t = useText();
  return (
    <>
      {props.operation.type === 'create'
        ? t('approval.operationCreate')
        : t('approval.operationUpdate', {
            id: props.operation.pageIncidentId,
          })}
    </>
  );
}
