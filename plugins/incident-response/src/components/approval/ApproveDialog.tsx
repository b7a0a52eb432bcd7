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
 * A newer revision, or somebody else's decision, makes it useless instead of slipping underneath.
 */
export function ApproveDialog(props: {
  draft: Draft;
  bound: DraftRevision;
  command: CommandSender;
  onApprove: () => void;
  onClose: () => void;
}) {
  const { draft, bound, command } = props;
  const t = useText();
  const revision = String(bound.revision);
  const newest = String(latestRevision(draft).revision);
  const replaced = newest !== revision;
  const decided = draft.status !== 'waiting';
  // While its own approval is on its way, what it sees may be that approval.
  const useless = (replaced || decided) && !command.pending;
  const look = replaced
    ? t('decide.look', { revision: newest })
    : t('decide.lookDecided');
  return (
    <CommandDialog
      title={t('decide.approveTitle')}
      confirm={useless ? look : t('decide.approveConfirm', { revision })}
      width={680}
      pending={command.pending}
      error={useless ? undefined : command.error}
      onConfirm={useless ? props.onClose : props.onApprove}
      onClose={props.onClose}
    >
      {useless ? (
        <Alert
          role="alert"
          status="warning"
          icon
          title={
            replaced
              ? t('decide.replaced', { old: revision, revision: newest })
              : t('decide.decided', { status: t(`approval.${draft.status}`) })
          }
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
