import type { Reminders } from '@incident-response/backstage-plugin-incident-response-common';
import { DateTime } from 'luxon';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { LoadError } from '../shared/LoadError';
import { Panel } from '../shared/Panel';
import styles from './panels.module.css';

const HOUR_MINUTES = 60;

/** The nudges to update the public, and a way to hush them. */
export function RemindersPanel(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { reminders } = view.incident;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  return (
    <Panel title={t('panel.reminders')}>
      <div className={styles.stack}>
        <RemindersText reminders={reminders} />
        {view.incident.status !== 'resolved' && (
          <div>
            {reminders.silenced ? (
              <ActionButton
                size="small"
                variant="secondary"
                allowed={view.viewer.allowed.resumeReminders}
                isPending={command.pending}
                onPress={() => command.send({ type: 'resumeReminders' })}
              >
                {t('panel.resume')}
              </ActionButton>
            ) : (
              <ActionButton
                size="small"
                variant="secondary"
                allowed={view.viewer.allowed.silenceReminders}
                isPending={command.pending}
                onPress={() =>
                  command.send({
                    type: 'silenceReminders',
                    minutes: HOUR_MINUTES,
                  })
                }
              >
                {t('panel.silence')}
              </ActionButton>
            )}
          </div>
        )}
        {command.error !== undefined && (
          <LoadError title={t('action.refused')} error={command.error} />
        )}
      </div>
    </Panel>
  );
}

function RemindersText(props: { reminders: Reminders }) {
  const { silenced, silencedUntil, sent, cadence } = props.reminders;
  const t = useText();
  const text = () => {
    if (silenced && silencedUntil) {
      const until = DateTime.fromISO(silencedUntil).toLocaleString(
        DateTime.TIME_SIMPLE,
      );
      return t('panel.remindersSilencedUntil', { until });
    }
    if (silenced) return t('panel.remindersSilenced');
    if (cadence === 'stopped') {
      return t('panel.remindersStopped', { sent: String(sent) });
    }
    return cadence === 'off'
      ? t('panel.remindersOff')
      : t('panel.remindersOn', { sent: String(sent) });
  };
  return <p className={styles.quiet}>{text()}</p>;
}
