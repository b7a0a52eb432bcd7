import { Alert, Text } from '@backstage/ui';
import type {
  Draft,
  DraftRevision,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { CommandSender } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import { CommandDialog } from '../shared/CommandDialog';
import { latestRevision } from './latest';
import { PublicationPreview } from './PublicationPreview';

/**
 * Asks once more, bound to the revision that was on the screen when it opened.
 * A newer revision makes it useless instead of slipping underneath.
 */
export function ApproveDialog(props: {
  draft: Draft;
  bound: DraftRevision;
  command: CommandSender;
  onApprove: () => void;
  onClose: () => void;
}) {
  const { bound, command } = props;
  const t = useText();
  const newest = latestRevision(props.draft);
  const stale = newest.sha256 !== bound.sha256;
  const revision = String(bound.revision);
  return (
    <CommandDialog
      title={t('decide.approveTitle')}
      confirm={
        stale
          ? t('decide.look', { revision: String(newest.revision) })
          : t('decide.approveConfirm', { revision })
      }
      width={680}
      pending={command.pending}
      error={stale ? undefined : command.error}
      onConfirm={stale ? props.onClose : props.onApprove}
      onClose={props.onClose}
    >
      {stale ? (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('decide.replaced', {
            old: revision,
            revision: String(newest.revision),
          })}
        />
      ) : (
        <Text>{t('decide.approveText', { revision })}</Text>
      )}
      <PublicationPreview
        revision={bound}
        heading={t('approval.revision', { revision })}
      />
    </CommandDialog>
  );
}
