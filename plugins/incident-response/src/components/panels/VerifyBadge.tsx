import { useApi } from '@backstage/core-plugin-api';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { sentenceOf } from '../../api/sentenceOf';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import { Tag } from '../shared/Tag';

/** Whether the ledger's chain holds. Not being allowed to check is not the same as holding. */
export function VerifyBadge(props: { incidentId: string }) {
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const { value, error } = useResource(`verify ${props.incidentId}`, signal =>
    api.verify(props.incidentId, signal),
  );
  if (error !== undefined) {
    return (
      <span title={sentenceOf(error)}>
        <Tag>{t('incident.verifyFailed')}</Tag>
      </span>
    );
  }
  if (!value) return <Tag>{t('incident.verifying')}</Tag>;
  return value.ok ? (
    <span title={value.head?.hash}>
      <Tag tone="good">
        {t('incident.verified', { commits: String(value.commits) })}
      </Tag>
    </span>
  ) : (
    <span role="alert" title={value.problem}>
      <Tag tone="bad">
        {t('incident.broken', { seq: String(value.brokenSeq ?? '?') })}
      </Tag>
    </span>
  );
}
