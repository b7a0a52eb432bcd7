import { MarkdownContent } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { incidentResponseApiRef } from '../../api/IncidentResponseApi';
import { useResource } from '../../hooks/useResource';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { LoadError } from '../shared/LoadError';
import { safeHref } from '../shared/safeHref';
import { PostmortemFinish } from './PostmortemFinish';
import styles from './panels.module.css';

/** The postmortem as it stands on the ledger. */
export function PostmortemView(props: { scope: IncidentScope }) {
  const { incident } = props.scope.view;
  const { postmortem } = incident;
  const t = useText();
  const api = useApi(incidentResponseApiRef);
  const filed = useResource(
    `postmortem ${incident.id} ${postmortem.sha256 ?? ''}`,
    async signal =>
      postmortem.markdown ?? (await api.postmortem(incident.id, signal)) ?? '',
  );
  const url = /^https?:/.test(postmortem.url ?? '')
    ? safeHref(postmortem.url)
    : undefined;
  if (filed.loading) return <Skeleton width="100%" height={200} />;
  if (filed.error !== undefined) {
    return (
      <LoadError
        title={t('panel.postmortemFailed')}
        error={filed.error}
        onRetry={filed.reload}
      />
    );
  }
  if (!filed.value) {
    return (
      <p className={styles.quiet}>
        {t(
          incident.status === 'resolved' || incident.status === 'closed'
            ? 'panel.postmortemPending'
            : 'panel.postmortemNone',
        )}
      </p>
    );
  }
  return (
    <article className={styles.postmortem} aria-label={t('panel.postmortem')}>
      {url && (
        <Link href={url} target="_blank" rel="noopener noreferrer">
          {t('panel.postmortemOpen', { tracker: postmortem.tracker ?? '' })}
        </Link>
      )}
      <PostmortemFinish scope={props.scope} />
      {/* No raw HTML and no images: the words may quote alerts. */}
      <MarkdownContent
        content={filed.value}
        dialect="common-mark"
        linkTarget="_blank"
        transformLinkUri={href => safeHref(href) ?? ''}
        transformImageUri={() => ''}
      />
    </article>
  );
}
