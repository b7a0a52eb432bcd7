import { Alert, Button, Link } from '@backstage/ui';
import type {
  PublicationReported,
  PublicationsReport,
} from '../../api/IncidentResponseApi';
import { useLinks } from '../../hooks/useLinks';
import { useText } from '../../hooks/useText';
import { EntityName } from '../shared/EntityName';
import { formatDuration } from '../shared/formatAge';
import styles from './evidence.module.css';

const COLUMNS = [
  'published',
  'what',
  'drafter',
  'approvers',
  'toApprove',
  'toPublish',
] as const;

const rowKey = ({ incidentId, draftId, publishedAt }: PublicationReported) =>
  `${incidentId} ${draftId} ${publishedAt}`;

/** What was published, as far as it was read. A ledger that could not be read is named, not left out. */
export function PublicationsTable(props: {
  report: PublicationsReport;
  isPending: boolean;
  onMore: () => void;
}) {
  const { publications, unreadable, nextCursor } = props.report;
  const t = useText();
  const isNothing = publications.length + unreadable.length === 0;
  if (isNothing && nextCursor === undefined) {
    return <p role="status">{t('evidence.publishedNone')}</p>;
  }
  return (
    <>
      {unreadable.map(({ incidentId, problem }) => (
        <Alert
          key={incidentId}
          role="alert"
          status="danger"
          icon
          title={incidentId}
          description={problem}
        />
      ))}
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={t('evidence.report')}>
          <thead>
            <tr>
              {COLUMNS.map(column => (
                <th key={column} scope="col">
                  {t(`evidence.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {publications.map(row => (
              <Row key={rowKey(row)} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {nextCursor !== undefined && (
        <div>
          <Button
            variant="secondary"
            isPending={props.isPending}
            onPress={props.onMore}
          >
            {t('evidence.showMore')}
          </Button>
        </div>
      )}
    </>
  );
}

function Row(props: { row: PublicationReported }) {
  const { row } = props;
  const t = useText();
  const links = useLinks();
  const took = (seconds: number | undefined) =>
    seconds === undefined
      ? t('incident.unknown')
      : formatDuration(seconds * 1000);
  return (
    <tr>
      <td>
        <time dateTime={row.publishedAt}>
          {row.publishedAt.slice(0, 16).replace('T', ' ')} UTC
        </time>
      </td>
      <td>
        <Link href={links.incident(row.incidentId)}>{row.title}</Link>
        {row.problem && <div>{row.problem}</div>}
      </td>
      <td>
        <EntityName entityRef={row.drafter} />
      </td>
      <td>
        {row.approvers.map(approver => (
          <div key={approver}>
            <EntityName entityRef={approver} />
          </div>
        ))}
      </td>
      <td>{took(row.secondsToApprove)}</td>
      <td>{took(row.secondsToPublish)}</td>
    </tr>
  );
}
