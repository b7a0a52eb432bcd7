import { Alert } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from './scope';

/** What is left to do although the incident is over. */
export function FollowUps(props: { scope: IncidentScope }) {
  const { pageStillOpen, postmortem } = props.scope.view.outlook;
  const t = useText();
  const due = postmortem.dueAt
    ? DateTime.fromISO(postmortem.dueAt).toLocaleString(DateTime.DATETIME_MED)
    : '';
  return (
    <>
      {pageStillOpen && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('incident.pageStillOpen')}
          description={t('incident.pageStillOpenText')}
        />
      )}
      {postmortem.state === 'due' && (
        <Alert
          role="status"
          status="info"
          icon
          title={t('incident.postmortemDue', { due })}
          description={t('incident.postmortemUnknown')}
        />
      )}
      {postmortem.state === 'overdue' && (
        <Alert
          role="status"
          status="danger"
          icon
          title={t('incident.postmortemOverdue', { due })}
          description={t('incident.postmortemUnknown')}
        />
      )}
    </>
  );
}
