import type { DraftRevision } from '@incident-response/backstage-plugin-incident-response-common';
import { useText } from '../../hooks/useText';
import { RequestDiff } from './RequestDiff';

/** What a revision changed against the one before it. */
export function DraftDiff(props: {
  before: DraftRevision;
  after: DraftRevision;
}) {
  const { before, after } = props;
  const t = useText();
  const revision = String(before.revision);
  return (
    <RequestDiff
      before={before.request}
      after={after.request}
      title={t('approval.diffTitle', { revision })}
      none={t('approval.diffNone', { revision })}
    />
  );
}
