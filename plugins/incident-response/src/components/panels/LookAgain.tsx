import { isOpenStatus } from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { TimeOfDay } from '../shared/TimeOfDay';
import styles from './panels.module.css';

/** When the catalog is asked again by itself, and the way to ask it now. */
export function LookAgain(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { lookAgainAt } = view.outlook;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  if (!isOpenStatus(view.incident.status)) return null;
  return (
    <div className={`${styles.stack} ${styles.below}`}>
      {lookAgainAt && (
        <p className={styles.quiet}>
          {t('panel.lookAgainAt')} <TimeOfDay at={lookAgainAt} />
        </p>
      )}
      <div>
        <ActionButton
          size="small"
          variant="secondary"
          allowed={view.viewer.allowed.lookUpOwnership}
          isPending={command.pending}
          onPress={() => command.send({ type: 'lookUpOwnership' })}
        >
          {t('panel.lookAgain')}
        </ActionButton>
      </div>
      <CommandError error={command.error} onDismiss={command.clear} />
    </div>
  );
}
