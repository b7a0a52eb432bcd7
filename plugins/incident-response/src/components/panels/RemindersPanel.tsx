import {
  isOpenStatus,
  type Reminders,
} from '@incident-response/backstage-plugin-incident-response-common';
import { DateTime } from 'luxon';
import { useCommand } from '../../hooks/useCommand';
import { useNow } from '../../hooks/useNow';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { ActionButton } from '../shared/ActionButton';
import { CommandError } from '../shared/CommandError';
import { Panel } from '../shared/Panel';
import { OutlookLines } from './OutlookLines';
import styles from './panels.module.css';

const HOUR_MINUTES = 60;

/** The nudges to update the public, and a way to hush them. */
export function RemindersPanel(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { reminders } = view.incident;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const silenced = isSilenced(reminders, useNow());
  return (
    <Panel title={t('panel.reminders')}>
      <div className={styles.stack}>
        <RemindersText reminders={reminders} silenced={silenced} />
        <OutlookLines incident={view.incident} outlook={view.outlook} />
        {isOpenStatus(view.incident.status) && (
          <div>
            {silenced ? (
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
        <CommandError error={command.error} onDismiss={command.clear} />
      </div>
    </Panel>
  );
}

/** The end of a silence is a time, not an event: the ledger says nothing when it is over. */
export function isSilenced(
  { silenced, silencedUntil }: Reminders,
  now: Date,
): boolean {
  return silenced && !(silencedUntil && Date.parse(silencedUntil) <= +now);
}

function RemindersText(props: { reminders: Reminders; silenced: boolean }) {
  const { silenced } = props;
  const { silencedUntil, sent, cadence } = props.reminders;
  const t = useText();
  const text = () => {
    if (cadence === 'stopped') {
      return t('panel.remindersStopped', { sent: String(sent) });
    }
    if (silenced && silencedUntil) {
      const until = DateTime.fromISO(silencedUntil).toLocaleString(
        DateTime.TIME_SIMPLE,
      );
      return t('panel.remindersSilencedUntil', { until });
    }
    if (silenced) return t('panel.remindersSilenced');
    return cadence === 'off'
      ? t('panel.remindersOff')
      : t('panel.remindersOn', { sent: String(sent) });
  };
  return <p className={styles.quiet}>{text()}</p>;
}
