import { Checkbox } from '@backstage/ui';
import {
  checklistLabel,
  shortRef,
} from '@incident-response/backstage-plugin-incident-response-common';
import { useCommand } from '../../hooks/useCommand';
import { useText } from '../../hooks/useText';
import type { IncidentScope } from '../incident/scope';
import { CommandError } from '../shared/CommandError';
import { Panel } from '../shared/Panel';
import styles from './panels.module.css';

/** The items every war room works through. */
export function ChecklistPanel(props: { scope: IncidentScope }) {
  const { view, reload } = props.scope;
  const { checklist, severity } = view.incident;
  const t = useText();
  const command = useCommand(view.incident.id, reload);
  const allowed = view.viewer.allowed.tickChecklist;
  const done = checklist.filter(entry => entry.done).length;
  return (
    <Panel
      title={t('panel.checklist')}
      aside={
        <span className={styles.quiet}>
          {t('panel.progress', {
            done: String(done),
            total: String(checklist.length),
          })}
        </span>
      }
    >
      <ul className={styles.rows} aria-label={t('panel.checklist')}>
        {checklist.map(entry => (
          <li key={entry.item} className={styles.row}>
            <Checkbox
              isSelected={entry.done}
              isDisabled={allowed !== true}
              // Not disabled while the answer is awaited: that would take the focus away.
              isReadOnly={command.pending}
              onChange={ticked =>
                command.send({
                  type: 'tickChecklist',
                  item: entry.item,
                  done: ticked,
                })
              }
            >
              {checklistLabel(entry.item, severity)}
            </Checkbox>
            {entry.done && (
              <span className={styles.sub}>
                {entry.doneBy ? shortRef(entry.doneBy) : t('panel.doneByEvent')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {allowed !== true && <p className={styles.quiet}>{allowed}</p>}
      <CommandError error={command.error} onDismiss={command.clear} />
    </Panel>
  );
}
