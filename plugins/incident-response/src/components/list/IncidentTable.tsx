import { Link, Skeleton } from '@backstage/ui';
import type { IncidentCard } from '@incident-response/backstage-plugin-incident-response-common';
import { useLinks } from '../../hooks/useLinks';
import { useNow } from '../../hooks/useNow';
import { useText } from '../../hooks/useText';
import { Age } from '../shared/Age';
import { EntityName } from '../shared/EntityName';
import { SeverityBadge } from '../shared/SeverityBadge';
import { StatusBadge } from '../shared/StatusBadge';
import { Tag } from '../shared/Tag';
import styles from './list.module.css';

/** The incidents of one page; on narrow screens each row becomes a card. */
export function IncidentTable(props: {
  incidents: readonly IncidentCard[];
  label: string;
}) {
  const t = useText();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={props.label}>
        <thead>
          <tr>
            <th scope="col">{t('list.columnSeverity')}</th>
            <th scope="col">{t('list.columnIncident')}</th>
            <th scope="col">{t('list.columnStatus')}</th>
            <th scope="col">{t('list.columnEntity')}</th>
            <th scope="col">{t('list.columnIc')}</th>
            <th scope="col">{t('list.columnAge')}</th>
          </tr>
        </thead>
        <tbody>
          {props.incidents.map(incident => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function IncidentRow(props: { incident: IncidentCard }) {
  const { incident } = props;
  const t = useText();
  const links = useLinks();
  return (
    <tr>
      <td data-label={t('list.columnSeverity')}>
        <SeverityBadge severity={incident.severity} />
      </td>
      <td className={styles.main} data-label={t('list.columnIncident')}>
        <Link href={links.incident(incident.id)} weight="bold" standalone>
          {incident.title}
        </Link>{' '}
        {incident.kind === 'drill' && <Tag tone="info">{t('list.drill')}</Tag>}
        {incident.visibility === 'restricted' && (
          <Tag tone="warning">{t('list.restricted')}</Tag>
        )}
      </td>
      <td data-label={t('list.columnStatus')}>
        <StatusBadge status={incident.status} />
        <FollowUpTags incident={incident} />
      </td>
      <td data-label={t('list.columnEntity')}>
        {incident.entityRef ? (
          <EntityName entityRef={incident.entityRef} />
        ) : (
          t('incident.unknown')
        )}
      </td>
      <td data-label={t('list.columnIc')}>
        {incident.ic ? (
          <EntityName entityRef={incident.ic} />
        ) : (
          t('incident.noCommander')
        )}
      </td>
      <td data-label={t('list.columnAge')}>
        <Age since={incident.declaredAt} />
      </td>
    </tr>
  );
}

/** What is left to do although the incident is over. */
function FollowUpTags(props: { incident: IncidentCard }) {
  const { pageOpen, postmortemDueAt } = props.incident;
  const t = useText();
  const now = useNow();
  const isOverdue = postmortemDueAt && Date.parse(postmortemDueAt) <= +now;
  return (
    <>
      {pageOpen && (
        <>
          {' '}
          <Tag tone="warning">{t('list.pageOpen')}</Tag>
        </>
      )}
      {isOverdue && (
        <>
          {' '}
          <Tag tone="bad">{t('list.postmortemOverdue')}</Tag>
        </>
      )}
    </>
  );
}

/** The shape of the table while it loads. */
export function IncidentTableSkeleton() {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('list.loading')}
      className={styles.skeleton}
    >
      {['a', 'b', 'c', 'd', 'e'].map(row => (
        <Skeleton key={row} width="100%" height={44} />
      ))}
    </div>
  );
}
