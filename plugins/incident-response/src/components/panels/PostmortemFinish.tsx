import { shortRef } from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import styles from './panels.module.css';

/** Whether somebody said that the postmortem is finished, and the way to say so. */
export function PostmortemFinish(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { finishedAt, finishedBy } = view.incident.postmortem;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  if (finishedAt) {
    const by = finishedBy ? shortRef(finishedBy) : t('incident.unknown');
    return (
      <p className={styles.quiet}>{t('panel.postmortemFinished', { by })}</p>
    );
  }
  return (
    <div>
      <ActionButton
        size="small"
        variant="secondary"
        allowed={view.viewer.allowed.finishPostmortem}
        isPending={command.pending}
        onPress={() => command.send({ type: 'finishPostmortem' })}
      >
        {t('panel.postmortemFinish')}
      </ActionButton>
      <CommandError error={command.error} onDismiss={command.clear} />
    </div>
  );
}
