import { useApi } from '@backstage/core-plugin-api';
import { Alert, VisuallyHidden } from '@backstage/ui';
import type { IncidentStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { sentenceOf } from '../../api/sentenceOf';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import { Tag } from '../shared/Tag';

/**
 * Whether the ledger's chain holds, and up to where that was checked: at the start and at every
 * change of status, since each check is audited. Not being allowed to check is not the same as
 * holding.
 */
export function VerifyBadge(props: {
  incidentId: string;
  status: IncidentStatus;
}) {
  const { incidentId, status } = props;
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const { value, error } = useResource(
    `verify ${incidentId} ${status}`,
    signal => api.verify(incidentId, signal),
  );
  if (error !== undefined) {
    const reason = sentenceOf(error);
    return (
      <span title={reason}>
        <Tag>{t('incident.verifyFailed')}</Tag>
        <VisuallyHidden>{reason}</VisuallyHidden>
      </span>
    );
  }
  if (!value) return <Tag>{t('incident.verifying')}</Tag>;
  if (!value.ok) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('incident.broken', { seq: String(value.brokenSeq ?? '?') })}
        description={value.problem}
      />
    );
  }
  return (
    <span title={value.head?.hash}>
      <Tag tone="good">
        {t('incident.verified', { commits: String(value.commits) })}
      </Tag>
    </span>
  );
}
